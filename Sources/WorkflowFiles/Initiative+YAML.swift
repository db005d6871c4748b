import Domain
import Yams

extension Initiative {
  /// Serializes the draft of the initiative as YAML that `InitiativeFile` reads again.
  /// - Throws: Yams' error for a text that YAML cannot represent.
  package func file() throws -> String {
    var top = Pairs()
    top.add("initiative", key)
    top.add("title", title)
    top.add("documentNumber", documentNumber)
    top.add("issuers", issuers)
    top.add("issueDate", issueDate?.description)
    top.add("due", due?.description)
    if !notice.isEmpty { top.add("notice", notice.joined(separator: "\n")) }
    let plan = plan ?? Plan()
    if !plan.agencies.isEmpty { top.add("agencies", Node(plan.agencies.map(\.node))) }
    if !plan.people.isEmpty { top.add("people", .named(plan.people.map { ($0.key, $0.node) })) }
    top.add("groups", .named(plan.groups.map { ($0.name, $0.node) }))
    if !plan.items.isEmpty { top.add("items", .named(plan.items.map { ($0.key, $0.node) })) }
    if !recurrences.isEmpty { top.add("recurring", .named(recurrences.map { ($0.key, $0.node) })) }
    if !questions.isEmpty { top.add("questions", Node(questions.map(\.node))) }
    return try Yams.serialize(node: top.node, width: -1, allowUnicode: true)
  }
}

/// Builds a YAML mapping and leaves out members without a value.
private struct Pairs {
  private var pairs: [(Node, Node)] = []
  var node: Node { Node(pairs) }

  mutating func add(_ key: String, _ value: Node) { pairs.append((Node(key), value)) }
  mutating func add(_ key: String, _ text: String?) { if let text { add(key, .text(text)) } }
  mutating func add(_ key: String, _ texts: [String]) { if !texts.isEmpty { add(key, Node(texts.map(Node.text))) } }
  mutating func add(_ key: String, _ pairs: [String: String]) {
    if !pairs.isEmpty { add(key, .named(pairs.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })) }
  }
}

extension Node {
  fileprivate static func named(_ pairs: [(String, Node)]) -> Node { Node(pairs.map { (Node($0.0), $0.1) }) }

  /// A string scalar, quoted if it would otherwise be read as another type.
  fileprivate static func text(_ text: String) -> Node { Node(text, Tag(.str), text.contains("\n") ? .literal : .any) }
}

extension Plan.Agency {
  fileprivate var node: Node {
    var pairs = Pairs()
    pairs.add("name", name)
    pairs.add("parent", parent)
    pairs.add("aliases", aliases)
    pairs.add("phones", phones)
    pairs.add("hours", hours?.description)
    return pairs.node
  }
}

extension Plan.Person {
  fileprivate var node: Node {
    var pairs = Pairs()
    pairs.add("name", name)
    pairs.add("agency", agency)
    pairs.add("mail", mail)
    pairs.add("phone", phone)
    return pairs.node
  }
}

extension Plan.Group {
  fileprivate var node: Node {
    var pairs = Pairs()
    pairs.add("kind", kind.rawValue)
    pairs.add("parent", parent)
    pairs.add("duties", duties.isEmpty ? nil : duties)
    for role in Membership.Role.allCases {
      let posts = posts.filter { $0.role == role }
      if !posts.isEmpty { pairs.add(role.rawValue, Node(posts.map(\.node))) }
    }
    return pairs.node
  }
}

extension Plan.Appointment {
  fileprivate var node: Node {
    if post.isEmpty, let person { return .text(person) }
    var pairs = Pairs()
    pairs.add("person", person)
    pairs.add("post", post)
    return pairs.node
  }
}

extension Plan.Item {
  fileprivate var node: Node {
    var pairs = Pairs()
    pairs.add("kind", kind)
    pairs.add("title", title)
    pairs.add("parties", parties)
    pairs.add("start", start?.description)
    pairs.add("due", due?.description)
    pairs.add("follows", follows)
    pairs.add("part-of", parent)
    pairs.add("fields", fields)
    pairs.add("shares", shares)
    pairs.add("line", line.map(String.init))
    return pairs.node
  }
}

extension Recurrence {
  fileprivate var node: Node {
    var pairs = Pairs()
    pairs.add("kind", pattern.kind)
    pairs.add("title", pattern.title)
    pairs.add("every", every.rawValue)
    pairs.add("from", from.description)
    pairs.add("until", until?.description)
    pairs.add("parties", pattern.parties)
    pairs.add("due", pattern.isDueAtEnd ? "last day of the period" : pattern.due?.words)
    pairs.add("fields", pattern.fields)
    pairs.add("line", line.map(String.init))
    return pairs.node
  }
}

extension Initiative.FAQEntry {
  fileprivate var node: Node { .named([("question", .text(question)), ("answer", .text(answer))]) }
}

extension TimeLimit {
  /// The limit in the syntax of a workflow file, without the counting rules.
  fileprivate var words: String {
    switch span {
    case .count(let count, .days): "\(count) days"
    case .count(let count, .workingDays): "\(count) working days"
    case .count(let count, .workingHours): "\(count) working hours"
    case .count(let count, .workingMinutes): "\(count) working minutes"
    case .day(let day): day.description
    case .month(-1, let working): working ? "last working day of the month" : "last day of the month"
    case .month(let number, let working): "\(working ? "working day" : "day") \(number) of the month"
    case .field(let id): "date of \(id)"
    }
  }
}
