/// The present and former members of a group with their dates. The office appoints and removes members here.
package struct SeatsPage: Sendable {
  /// One post of the group and its holder.
  package struct Seat: Sendable {
    package var role: String
    /// Says so if the post is vacant.
    package var person: String
    package var post: String
    /// 11月12日起, 11月12日至11月20日
    package var days: String
    /// The value that the end button posts; nil for a post that has ended or is vacant.
    package var end: String?

    package init(role: String, person: String, post: String, days: String, end: String? = nil) {
      self.role = role
      self.person = person
      self.post = post
      self.days = days
      self.end = end
    }
  }

  /// A member who is absent for some days, and the person who acts for them.
  package struct StandIn: Sendable {
    package var absent: String
    package var name: String
    package var days: String
    /// The value that the withdraw button posts; nil if the period is over.
    package var withdraw: String?

    package init(absent: String, name: String, days: String, withdraw: String? = nil) {
      self.absent = absent
      self.name = name
      self.days = days
      self.withdraw = withdraw
    }
  }

  package var frame: FramePart
  package var head: HeadPart
  package var refusal: NotePart?
  package var action: String
  package var csrf: String
  /// The idempotency key of the form.
  package var key: String
  package var seats: [Seat]
  package var fields: [FieldPart]
  package var standIns: [StandIn]
  package var standInFields: [FieldPart]

  package init(
    frame: FramePart, head: HeadPart, refusal: NotePart? = nil, action: String, csrf: String, key: String, seats: [Seat],
    fields: [FieldPart],
    standIns: [StandIn] = [], standInFields: [FieldPart] = []
  ) {
    self.frame = frame
    self.head = head
    self.refusal = refusal
    self.action = action
    self.csrf = csrf
    self.key = key
    self.seats = seats
    self.fields = fields
    self.standIns = standIns
    self.standInFields = standInFields
  }
}
