/// A bracket that assigns what stands before it: （某局牵头，某局等配合，2021年12月底前完成）, 【责任单位：某局】.
enum AssigningBracket {
  private static let verbs = WordIndex("负责 牵头 主办 承办 落实 配合 组织实施 分工负责 按职责分工负责 分别负责 会同 完成 参与")

  /// Every assigning bracket of a paragraph, in order.
  static func all(in text: ScalarText) -> [Assignment] {
    var found: [Assignment] = []
    var open: [Int] = []
    for index in text.indices {
      if text[index].opensAside { open.append(index) }
      guard text[index].closesAside, let start = open.popLast() else { continue }
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
    var led = false
    for clause in words.components({ $0 == "，" || $0 == "；" || $0 == "。" }) {
      if take(clause.trimmed, into: &assignment, led: &led) { continue }
      if assignment.responsible.isEmpty { return nil }
      break
    }
    return assignment.responsible.isEmpty ? nil : assignment
  }

  /// False when a clause is no part of an assignment, so the bracket is an aside.
  private static func take(_ clause: ScalarText, into assignment: inout Assignment, led: inout Bool) -> Bool {
    guard let (who, act) = peeled(clause) else {
      if clause.contains(where: \.isDigit) || clause.ends("前") || clause.ends("长期") {
        assignment.time = clause
      } else {
        return clause.has("第一位")
      }
      return true
    }
    if act == "完成" {
      assignment.time = who
      return true
    }
    if let with = who.find("会同") {
      assignment.responsible += PartyList.names(who.before(with.lowerBound))
      assignment.cooperating += PartyList.names(who.after(with.upperBound))
      return Subject.isParty(who.before(with.lowerBound).bare)
    }
    let names = PartyList.names(who)
    guard !names.isEmpty, names.allSatisfy({ $0.unicodeScalars.count <= 24 }), !who.has("的") || names.count > 1 else { return false }
    if act == "配合" || act == "参与" || led { assignment.cooperating += names } else { assignment.responsible += names }
    led = led || act == "牵头"
    return true
  }

  /// 某局牵头负责: the words before the verbs, and the verb that counts.
  private static func peeled(_ clause: ScalarText) -> (ScalarText, ScalarText)? {
    var who = clause
    var acts: [ScalarText] = []
    while let verb = verbs.ending(who), acts.count < 3 {
      acts.append(who[verb])
      who = who.before(verb.lowerBound).trimmed
    }
    guard let first = acts.first else { return nil }
    if who.starts("由") { who = who.after(who.startIndex + 1) }
    return (who, acts.first { $0 == "牵头" || $0 == "配合" || $0 == "参与" } ?? first)
  }
}

extension Unicode.Scalar {
  fileprivate var opensAside: Bool { self == "（" || self == "【" || self == "〔" }
  fileprivate var closesAside: Bool { self == "）" || self == "】" || self == "〕" }
}
