/// The differences between a changed notice and the stored draft.
package struct DraftDifference: Hashable, Sendable {
  package enum Part: String, Hashable, Sendable { case head, group, task, line }

  /// The differing fields of a group; nil if all of it is new or gone.
  package enum Field: String, Hashable, Sendable { case leaders, deputies, members, duties }

  package struct Row: Hashable, Sendable {
    package var part: Part
    /// The group whose people or duties differ.
    package var group: String?
    package var field: Field?
    /// Nil where it is new.
    package var before: String?
    /// Nil where it is gone.
    package var after: String?
    /// The line of the new text, from 1; of a line that is gone none.
    package var line: Int?
    /// The line of the old text, where it said so.
    package var was: Int?
  }

  package var rows: [Row] = []

  package init(from old: ReadNotice, to new: ReadNotice) {
    let heads = [(old.draft.title, new.draft.title), (old.draft.documentNumber, new.draft.documentNumber)] as [(String?, String?)]
    let days = [(old.draft.issueDate?.description, new.draft.issueDate?.description)] as [(String?, String?)]
    for (before, after) in heads + days where before != after { rows.append(Row(part: .head, before: before, after: after)) }
    groups(old.draft.groups ?? [], new.draft.groups ?? [])
    tasks(old.draft.tasks ?? [], new.draft.tasks ?? [])
    for change in new.lines.difference(from: old.lines) {
      switch change {
      case .insert(let index, let text, _): if !text.trimmed.isEmpty { rows.append(Row(part: .line, after: text, line: index + 1)) }
      case .remove(let index, let text, _): if !text.trimmed.isEmpty { rows.append(Row(part: .line, before: text, was: index + 1)) }
      }
    }
  }

  private mutating func groups(_ old: [Draft.Group], _ new: [Draft.Group]) {
    for group in new {
      guard let before = old.first(where: { $0.name == group.name }) else {
        rows.append(Row(part: .group, after: group.words))
        continue
      }
      for (field, was, now) in zip(before.said, group.said).map({ ($0.0, $0.1, $1.1) }) where was != now {
        rows.append(Row(part: .group, group: group.name, field: field, before: was, after: now))
      }
    }
    for group in old where !new.contains(where: { $0.name == group.name }) { rows.append(Row(part: .group, before: group.words)) }
  }

  /// Tasks in both are left out; each of the rest is listed beside the first of its title.
  private mutating func tasks(_ old: [Draft.Work], _ new: [Draft.Work]) {
    var gone = Self.rest(old, without: new)
    for task in Self.rest(new, without: old) {
      let before = gone.firstIndex { $0.title == task.title }.map { gone.remove(at: $0) }
      rows.append(Row(part: .task, before: before?.words, after: task.words, line: task.source?.line, was: before?.source?.line))
    }
    rows += gone.map { Row(part: .task, before: $0.words, was: $0.source?.line) }
  }

  private static func rest(_ tasks: [Draft.Work], without others: [Draft.Work]) -> [Draft.Work] {
    var known = Dictionary(others.map { ($0.words, 1) }, uniquingKeysWith: +)
    return tasks.filter { task in
      guard let count = known[task.words], count > 0 else { return true }
      known[task.words] = count - 1
      return false
    }
  }
}

extension Draft.Group {
  fileprivate var said: [(DraftDifference.Field, String)] {
    func joined(_ names: [String]?) -> String { (names ?? []).joined(separator: "、") }
    return [(.leaders, joined(leaders)), (.deputies, joined(deputies)), (.members, joined(members)), (.duties, duties ?? "")]
  }

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
