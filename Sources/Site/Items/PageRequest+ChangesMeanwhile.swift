import Application
import Domain
import Web

/// Who changed an item since its form was opened, and what: said where the form is refused as stale.
extension PageRequest {
  /// The note above a form that was refused as stale; nil for another refusal.
  func changesMeanwhile(to itemContext: ItemContext, seen form: FormBody?, _ refusal: Refusal) async throws -> NotePart? {
    guard case .stale = refusal else { return nil }
    let records = try await site.repositories.items.history(of: itemContext.item.id, within: scope)
    return changesMeanwhile(to: itemContext, records, seen: form, refusal)
  }

  /// The same, of history rows that were read already.
  func changesMeanwhile(to itemContext: ItemContext, _ records: [Record], seen form: FormBody?, _ refusal: Refusal) -> NotePart? {
    guard case .stale = refusal, let seen = form?["version"].flatMap({ Int($0) }), seen < itemContext.item.version else { return nil }
    return NotePart(title: text.itemChangedMeanwhile, words: changes(to: itemContext, records, since: seen), isWrong: true)
  }

  /// The history rows written since a version of the item, a line each, oldest first: who did what when, and what it changed.
  func changes(to itemContext: ItemContext, _ records: [Record], since version: Int) -> String {
    let stream = Stream(request: self, roster: itemContext.roster)
    let changing = records.filter { ![.note, .reveal].contains($0.entry.act) }
    let rows = changing.sorted { $0.count < $1.count }.suffix(min(itemContext.item.version - version, 10)).map { record in
      let entry = stream.entry(record, of: itemContext.item)
      let words = text.clauses([entry.who, entry.what].filter { !$0.isEmpty })
      return "\(entry.stamp) \(words)" + (entry.said.isEmpty ? "" : text.itemChange(entry.said.replacing("\n", with: "；")))
    }
    return rows.joined(separator: "\n")
  }
}
