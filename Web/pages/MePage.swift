/// The user's own page: account data, password, stand-ins, calendar feed and language.
package struct MePage: Sendable {
  /// One name and value of the account data.
  package struct Datum: Sendable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A person who acts for the user for some days (代理).
  package struct StandIn: Sendable {
    package var name: String
    package var days: String
    package var reason: String
    package var state: StatePart
    /// The value that the withdraw button posts; nil if the period is over.
    package var withdraw: String?

    package init(name: String, days: String, reason: String, state: StatePart, withdraw: String? = nil) {
      self.name = name
      self.days = days
      self.reason = reason
      self.state = state
      self.withdraw = withdraw
    }
  }

  package var frame: FramePart
  package var name: String
  package var note: NotePart?
  package var csrf: String
  package var data: [Datum]
  /// Sentences that name the people for whom the user acts now.
  package var actingFor: [String]
  package var standIns: [StandIn]
  package var standInFields: [FieldPart]
  /// Empty if passwords are managed by the agency's single sign-on.
  package var passwordFields: [FieldPart]
  /// The login name, for password managers.
  package var login: String
  package var calendarAddress: String?
  package var languages: [LanguageLink]

  package init(
    frame: FramePart, name: String, note: NotePart? = nil, csrf: String, data: [Datum], actingFor: [String], standIns: [StandIn],
    standInFields: [FieldPart], passwordFields: [FieldPart], login: String = "", calendarAddress: String? = nil, languages: [LanguageLink]
  ) {
    self.frame = frame
    self.name = name
    self.note = note
    self.csrf = csrf
    self.data = data
    self.actingFor = actingFor
    self.standIns = standIns
    self.standInFields = standInFields
    self.passwordFields = passwordFields
    self.login = login
    self.calendarAddress = calendarAddress
    self.languages = languages
  }
}

extension MePage {
  /// A link that switches the language.
  package struct LanguageLink: Sendable {
    package var word: String
    /// `zh-CN`, `en`
    package var code: String
    package var address: String
    package var isCurrent: Bool

    package init(word: String, code: String, address: String, isCurrent: Bool = false) {
      self.word = word
      self.code = code
      self.address = address
      self.isCurrent = isCurrent
    }
  }
}
