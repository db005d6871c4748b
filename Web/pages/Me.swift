/// A person's own page: who the house takes them for, password, who stands in for them, their calendar.
package struct MePage: Sendable {
  package struct Datum: Sendable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Somebody who acts for this person for some days (代理).
  package struct StandIn: Sendable {
    package var name: String
    package var days: String
    package var reason: String
    package var state: StatePart
    /// What the withdraw button posts; nil for one that is over.
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
  /// For whom this person acts now, each a sentence.
  package var actingFor: [String]
  package var standIns: [StandIn]
  package var standInFields: [FieldPart]
  /// Nil where the agency's single sign-on keeps the passwords.
  package var passwordFields: [FieldPart]
  /// What the password belongs to, for whoever keeps passwords.
  package var login: String
  package var calendarAddress: String?
  package var languages: [Tongue]

  package init(
    frame: FramePart, name: String, note: NotePart? = nil, csrf: String, data: [Datum], actingFor: [String], standIns: [StandIn],
    standInFields: [FieldPart], passwordFields: [FieldPart], login: String = "", calendarAddress: String? = nil, languages: [Tongue]
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
  package struct Tongue: Sendable {
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
