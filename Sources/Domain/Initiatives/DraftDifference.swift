/// What a changed notice says otherwise than the draft that stands.
package struct DraftDifference: Hashable, Sendable {
  package enum Part: String, Hashable, Sendable { case head, group, task, line }

  package struct Row: Hashable, Sendable {
    package var part: Part
    /// Nil where it is new.
    package var before: String?
    /// Nil where it is gone.
    package var after: String?
    /// The line of the new text, from 1; of a line that is gone none.
    package var line: Int?
  }

  package var rows: [Row] = []

  package init(from old: ReadNotice, to new: ReadNotice) {
    let heads = [(old.draft.title, new.draft.title), (old.draft.documentNumber, new.draft.documentNumber)] as [(String?, String?)]
    let days = [(old.draft.issueDate?.description, new.draft.issueDate?.description)] as [(String?, String?)]
    for (before, after) in heads + days where before != after { rows.append(Row(part: .head, before: before, after: after)) }
    compare(.group, (old.draft.groups ?? []).map { ($0.name, $0.words, nil) }, (new.draft.groups ?? []).map { ($0.name, $0.words, nil) })
    compare(
      .task, (old.draft.tasks ?? []).map { ($0.title, $0.words, $0.source?.line) },
      (new.draft.tasks ?? []).map { ($0.title, $0.words, $0.source?.line) })
    for change in new.lines.difference(from: old.lines) {
      switch change {
      case .insert(let place, let text, _): if !text.trimmed.isEmpty { rows.append(Row(part: .line, after: text, line: place + 1)) }
      case .remove(_, let text, _): if !text.trimmed.isEmpty { rows.append(Row(part: .line, before: text)) }
      }
    }
  }

  private mutating func compare(
    _ part: Part, _ old: [(key: String, words: String, line: Int?)], _ new: [(key: String, words: String, line: Int?)]
  ) {
    let before = Dictionary(old.map { ($0.key, $0.words) }) { first, _ in first }
    let after = Set(new.map(\.key))
    for one in new where before[one.key] != one.words {
      rows.append(Row(part: part, before: before[one.key], after: one.words, line: one.line))
    }
    for one in old where !after.contains(one.key) { rows.append(Row(part: part, before: one.words)) }
  }
}

extension Draft.Group {
  fileprivate var words: String {
    let people = [leaders, deputies, members].map { ($0 ?? []).joined(separator: "、") }.joined(separator: "；")
    return name + "：" + people + (duties.map { "；" + $0 } ?? "")
  }
}

extension Draft.Work {
  fileprivate var words: String {
    ([title] + [parties.joined(separator: "、"), start?.description, due?.description, recurrence].compactMap { $0 }).joined(separator: "，")
  }
}
