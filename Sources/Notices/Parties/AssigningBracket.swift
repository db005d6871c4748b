/// Reads brackets that assign the task before them: （某局牵头，某局等配合，2021年12月底前完成）, 【责任单位：某局】.
enum AssigningBracket {
  private static let verbs = WordIndex("负责 牵头 主办 承办 落实 配合 组织实施 分工负责 按职责分工负责 分别负责 会同 完成 参与")

  /// The assignments of a paragraph, in the order in which their brackets close.
  static func all(in text: ScalarText) -> [Assignment] {
    var found: [Assignment] = []
    var openBrackets: [Int] = []
    for index in text.indices {
      if text[index].opensAssignment { openBrackets.append(index) }
      guard text[index].closesAssignment, let start = openBrackets.popLast() else { continue }
      if let assignment = read(text[start + 1..<index], range: start..<index + 1) { found.append(assignment) }
    }
    return found
  }

  private static func read(_ words: ScalarText, range: Range<Int>) -> Assignment? {
    if var labelled = Assignment(labels: words, from: words.startIndex) {
      labelled.range = range
      return labelled
    }
    guard words.count >= 4, words.count <= 300 else { return nil }
    let words = words.before(words.firstIndex(of: "。") ?? words.endIndex)
    var assignment = Assignment(range: range)
    var hasLead = false
    for clause in words.components({ $0 == "，" || $0 == "；" || $0 == "。" }) {
      if take(clause.trimmed, into: &assignment, hasLead: &hasLead) { continue }
      if assignment.responsible.isEmpty { return nil }
      break
    }
    return assignment.responsible.isEmpty ? nil : assignment
  }

  /// Adds a clause to the assignment. Returns false if the clause cannot belong to one.
  private static func take(_ clause: ScalarText, into assignment: inout Assignment, hasLead: inout Bool) -> Bool {
    guard let (parties, verb) = partiesAndVerb(clause) else {
      if clause.contains(where: \.isDigit) || clause.ends("前") || clause.ends("长期") {
        assignment.time = clause
      } else {
        return clause.has("第一位")
      }
      return true
    }
    if verb == "完成" {
      assignment.time = parties
      return true
    }
    if let joint = parties.find("会同") {
      assignment.responsible += PartyList.names(parties.before(joint.lowerBound))
      assignment.cooperating += PartyList.names(parties.after(joint.upperBound))
      return Subject.isParty(parties.before(joint.lowerBound).bare)
    }
    let names = PartyList.names(parties)
    guard !names.isEmpty, names.allSatisfy({ $0.unicodeScalars.count <= 24 }), !parties.has("的") || names.count > 1 else { return false }
    if verb == "配合" || verb == "参与" || hasLead { assignment.cooperating += names } else { assignment.responsible += names }
    hasLead = hasLead || verb == "牵头"
    return true
  }

  /// The words before the verbs in 某局牵头负责, and the verb that decides the role.
  private static func partiesAndVerb(_ clause: ScalarText) -> (ScalarText, ScalarText)? {
    var parties = clause
    var roleVerbs: [ScalarText] = []
    while let verb = verbs.ending(parties), roleVerbs.count < 3 {
      roleVerbs.append(parties[verb])
      parties = parties.before(verb.lowerBound).trimmed
    }
    guard let first = roleVerbs.first else { return nil }
    if parties.starts("由") { parties = parties.after(parties.startIndex + 1) }
    return (parties, roleVerbs.first { $0 == "牵头" || $0 == "配合" || $0 == "参与" } ?? first)
  }
}

extension Unicode.Scalar {
  fileprivate var opensAssignment: Bool { self == "（" || self == "【" || self == "〔" }
  fileprivate var closesAssignment: Bool { self == "）" || self == "】" || self == "〕" }
}
