import Domain

/// What of an item no query asks for but by `json_extract`, kept as one text: `fields`, the clocks `whole` and `step`,
/// `makers`, `lead`, `assisting`, `since`.
extension Item {
  var body: String {
    var writer = JSONWriter()
    writer.object { body in
      body.member("fields") { $0.object { object in for (id, value) in fields { object.member(id) { $0.value(value) } } } }
      if let whole { body.member("whole") { $0.clock(whole) } }
      if let step { body.member("step") { $0.clock(step) } }
      body.member("makers") { writer in
        writer.object { object in for (move, people) in makers { object.member(move) { $0.texts(people.map(\.text)) } } }
      }
      if let lead { body.member("lead") { $0.party(lead) } }
      body.member("assisting") { $0.list(assisting) { $0.party($1) } }
      body.member("since") { $0.instant(since) }
    }
    return writer.text
  }

  /// Takes over what `body` wrote.
  mutating func fill(from body: String, isWhole: Bool = true) throws {
    var (whole, step): (Clock?, Clock?)
    try JSONReader.read(body) { reader in
      try reader.object { reader, name in
        switch name {
        case "fields" where !isWhole: try reader.skip()
        case "fields": try reader.object { fields[$1] = try $0.value() }
        case "whole": whole = try reader.clock()
        case "step": step = try reader.clock()
        case "makers": try reader.object { makers[$1] = try Set($0.list { Person.ID(try $0.text()) }) }
        case "lead": lead = try reader.party()
        case "assisting": assisting = try reader.list { try $0.party() }
        case "since": since = try reader.instant()
        default: throw StoreFault.damaged(name)
        }
      }
    }
    clocks = Clocks(whole: whole, step: step)
  }
}

extension JSONWriter {
  mutating func texts(_ texts: some Sequence<String>) { list(texts) { $0.text($1) } }
  mutating func instant(_ instant: Instant) { integer(instant.seconds) }

  mutating func value(_ value: Value) {
    switch value {
    case .text(let text): self.text(text)
    case .integer(let integer): self.integer(integer)
    case .flag(let flag): self.flag(flag)
    case .list(let list): texts(list)
    }
  }

  /// `g:`, `a:` or `p:` before the id.
  mutating func party(_ party: Party) {
    switch party {
    case .group(let id): text("g:" + id.text)
    case .agency(let id): text("a:" + id.text)
    case .person(let id): text("p:" + id.text)
    }
  }

  mutating func clock(_ clock: Clock) {
    object { object in
      if let state = clock.state { object.member("state") { $0.text(state) } }
      object.member("rule") { $0.limit(clock.rule) }
      object.member("start") { $0.instant(clock.start) }
      if !clock.pauses.isEmpty { object.member("pauses") { $0.list(clock.pauses) { $0.interval($1) } } }
      object.member("limit") { $0.instant(clock.limit) }
      object.member("first") { $0.instant(clock.first) }
      if clock.extensions > 0 { object.member("extensions") { $0.integer(Int64(clock.extensions)) } }
      if let held = clock.heldSince { object.member("held") { $0.instant(held) } }
      if let grace = clock.grace { object.member("grace") { $0.instant(grace) } }
    }
  }

  /// `[start]` while it runs, `[start, end]` after.
  private mutating func interval(_ interval: Interval) {
    list([interval.start] + (interval.end.map { [$0] } ?? [])) { $0.instant($1) }
  }

  /// What it spans, then how it counts: `["workingDays", "3", "next-day", "none", "midnight"]`.
  mutating func limit(_ limit: TimeLimit) {
    let span =
      switch limit.span {
      case .count(let count, let unit): [unit.rawValue, String(count)]
      case .day(let day): ["day", String(day.number)]
      case .month(let place, let working): [working ? "monthWorking" : "month", String(place)]
      case .field(let id): ["field", id]
      }
    texts(span + [limit.from.rawValue, limit.roll.rawValue, limit.until.rawValue])
  }
}

extension JSONReader {
  mutating func texts() throws -> [String] { try list { try $0.text() } }
  mutating func instant() throws -> Instant { Instant(seconds: try integer()) }

  mutating func value() throws -> Value {
    switch next() {
    case UInt8(ascii: "\""): .text(try text())
    case UInt8(ascii: "["): .list(try texts())
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .flag(try flag())
    default: .integer(try integer())
    }
  }

  mutating func party() throws -> Party {
    let text = try text()
    let id = String(text.dropFirst(2))
    switch text.first {
    case "g": return .group(Group.ID(id))
    case "a": return .agency(Agency.ID(id))
    case "p": return .person(Person.ID(id))
    default: throw StoreFault.damaged(text)
    }
  }

  mutating func clock() throws -> Clock {
    var clock = Clock(TimeLimit.on(Day(number: 0)), at: Instant(seconds: 0))
    try object { reader, name in
      switch name {
      case "state": clock.state = try reader.text()
      case "rule": clock.rule = try reader.limit()
      case "start": clock.start = try reader.instant()
      case "pauses":
        clock.pauses = try reader.list { reader in
          let ends = try reader.list { try $0.instant() }
          guard let start = ends.first else { throw StoreFault.damaged(name) }
          return Interval(start: start, end: ends.dropFirst().first)
        }
      case "limit": clock.limit = try reader.instant()
      case "first": clock.first = try reader.instant()
      case "extensions": clock.extensions = Int(try reader.integer())
      case "held": clock.heldSince = try reader.instant()
      case "grace": clock.grace = try reader.instant()
      default: throw StoreFault.damaged(name)
      }
    }
    return clock
  }

  mutating func limit() throws -> TimeLimit {
    let texts = try texts()
    guard texts.count == 5, let from = TimeLimit.Counting(rawValue: texts[2]), let roll = TimeLimit.Roll(rawValue: texts[3]),
      let until = TimeLimit.Until(rawValue: texts[4]), let span = TimeLimit.Span(texts[0], texts[1])
    else { throw StoreFault.damaged(texts.joined(separator: " ")) }
    return TimeLimit(span, from: from, roll: roll, until: until)
  }
}

extension TimeLimit {
  var text: String {
    var writer = JSONWriter()
    writer.limit(self)
    return writer.text
  }
}

extension TimeLimit.Span {
  fileprivate init?(_ kind: String, _ text: String) {
    switch (kind, Int(text)) {
    case ("day", let number?): self = .day(Day(number: number))
    case ("month", let place?): self = .month(place, working: false)
    case ("monthWorking", let place?): self = .month(place, working: true)
    case ("field", _): self = .field(text)
    case (_, let count?):
      guard let unit = TimeLimit.Unit(rawValue: kind) else { return nil }
      self = .count(count, unit)
    default: return nil
    }
  }
}
