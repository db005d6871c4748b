/// The administration page: users, deliveries and their failures, workflows, calendars, backup and checks.
package struct AdministrationPage: Sendable {
  package var frame: FramePart
  package var head: HeadPart
  package var note: NotePart?
  package var csrf: String
  package var people: [Person]
  package var personCount: Int
  package var peoplePages: PagesPart?
  package var deliveryFilter: FilterPart
  package var deliveries: [Delivery]
  package var deliveryPages: PagesPart?
  package var workflows: [Workflow]
  package var calendars: [Calendar]
  /// A warning about years without published holidays that limits fall into: `2027年放假安排未公布，按周一至周五暂计`.
  package var unknownYears: String?
  package var upkeep: [Check]

  package init(
    frame: FramePart, head: HeadPart, note: NotePart? = nil, csrf: String, people: [Person], personCount: Int,
    peoplePages: PagesPart? = nil, deliveryFilter: FilterPart, deliveries: [Delivery], deliveryPages: PagesPart? = nil,
    workflows: [Workflow], calendars: [Calendar], unknownYears: String? = nil, upkeep: [Check]
  ) {
    self.frame = frame
    self.head = head
    self.note = note
    self.csrf = csrf
    self.people = people
    self.personCount = personCount
    self.peoplePages = peoplePages
    self.deliveryFilter = deliveryFilter
    self.deliveries = deliveries
    self.deliveryPages = deliveryPages
    self.workflows = workflows
    self.calendars = calendars
    self.unknownYears = unknownYears
    self.upkeep = upkeep
  }

  package var hasDeliveries: Bool { !deliveries.isEmpty }
}

extension AdministrationPage {
  /// One user account.
  package struct Person: Sendable {
    package var name: String
    package var login: String
    package var agency: String
    package var posts: String
    /// Without a mail address the person gets no reminders.
    package var hasAddress: Bool
    package var isLocked: Bool

    package init(
      name: String, login: String, agency: String, posts: String, hasAddress: Bool, isLocked: Bool = false
    ) {
      self.name = name
      self.login = login
      self.agency = agency
      self.posts = posts
      self.hasAddress = hasAddress
      self.isLocked = isLocked
    }
  }

  /// One message in the delivery log.
  package struct Delivery: Sendable {
    package var stamp: String
    package var iso: String
    package var recipient: String
    package var channel: String
    package var about: String
    package var address: String?
    package var state: StatePart
    /// `第3次，下次15:10`.
    package var attempts: String
    /// The answer of the receiving server.
    package var failure: String?
    /// The id that the resend button posts; nil if it was sent or is still pending.
    package var resend: String?

    package init(
      stamp: String, iso: String, recipient: String, channel: String, about: String, address: String? = nil, state: StatePart,
      attempts: String, failure: String? = nil, resend: String? = nil
    ) {
      self.stamp = stamp
      self.iso = iso
      self.recipient = recipient
      self.channel = channel
      self.about = about
      self.address = address
      self.state = state
      self.attempts = attempts
      self.failure = failure
      self.resend = resend
    }
  }

  /// One kind with its newest version and the number of its open items.
  package struct Workflow: Sendable {
    package var name: String
    package var kind: String
    package var version: Int
    package var open: Int
    package var address: String
    package var findings: Int

    package init(name: String, kind: String, version: Int, open: Int, address: String, findings: Int = 0) {
      self.name = name
      self.kind = kind
      self.version = version
      self.open = open
      self.address = address
      self.findings = findings
    }

    package var hasFindings: Bool { findings > 0 }
  }

  /// One year of the working calendar: the days off and the make-up working days.
  package struct Calendar: Sendable {
    package var year: String
    package var off: Int
    package var makeUp: Int
    /// The State Council's notice; nil for a year without published holidays.
    package var source: String?

    package init(year: String, off: Int, makeUp: Int, source: String? = nil) {
      self.year = year
      self.off = off
      self.makeUp = makeUp
      self.source = source
    }
  }

  /// The result of one maintenance check.
  package struct Check: Sendable {
    package var name: String
    package var words: String
    package var isGood: Bool

    package init(name: String, words: String, isGood: Bool) {
      self.name = name
      self.words = words
      self.isGood = isGood
    }
  }
}
