import Domain
import Web

/// Matching of a draft's people and agencies: which ones exist already and which ones the start will create.
extension DraftView {
  private func isKnown(_ agency: String) -> Bool { agencies.contains { $0.name == agency || $0.aliases.contains(agency) } }

  private func namesakes(_ name: String) -> [Person] {
    people.filter { $0.name == name && $0.isActive && !$0.isAuditor && !$0.isAdministrator }
  }

  /// A choice for each name that exists: one of the accounts, distinguished by agency, or a new person.
  var accounts: [FieldPart] {
    let offices = Dictionary(agencies.map { ($0.id, $0.name) }) { first, _ in first }
    return draft.people.compactMap { name in
      let known = namesakes(name)
      guard !known.isEmpty else { return nil }
      let chosen = draft.accounts?[name]
      let options = known.map { person in
        FieldPart.Option(
          value: person.id.text, label: text.clauses([person.name] + (person.agency.flatMap { offices[$0] }.map { [$0] } ?? [])),
          isChosen: person.id.text == chosen)
      }
      return FieldPart(
        name: "account.\(name)", label: name, kind: .choice,
        options: options + [.init(value: "new", label: text.draftNewPerson, isChosen: chosen == nil)])
    }
  }

  /// A choice for each unknown agency: up to 5 agencies with similar names, or a new one.
  var likelyAgencies: [FieldPart] {
    draft.agencies.filter { !isKnown($0) }.prefix(100).compactMap { name in
      let likely = agencies.map { ($0.name, Self.likeness(name, $0.name)) }.filter { $0.1 >= 0.5 }.sorted { $0.1 > $1.1 }.prefix(5)
      guard !likely.isEmpty else { return nil }
      return FieldPart(
        name: "agency.\(name)", label: name, kind: .choice,
        options: [.init(value: "", label: text.draftNewAgency, isChosen: true)] + likely.map { .init(value: $0.0, label: $0.0) })
    }
  }

  /// Sentences that say which agencies and people are known and which are new.
  var knownAbout: [String] {
    let known = draft.agencies.filter(isKnown)
    let agencies = draft.agencies.filter { !isKnown($0) }
    let people = draft.people.filter { draft.accounts?[$0] == nil }
    return [
      known.isEmpty ? nil : text.draftKnownAgencies(text.list(known)),
      agencies.isEmpty ? nil : text.draftNewAgencies(agencies.count, text.list(agencies)),
      people.isEmpty ? nil : text.draftNewPeople(people.count, text.list(people)),
    ].compactMap { $0 }
  }

  /// The similarity of two names, from 0 to 1: the Dice coefficient of their pairs of adjacent characters.
  private static func likeness(_ one: String, _ other: String) -> Double {
    func pairs(_ name: String) -> Set<String> { Set(zip(name, name.dropFirst()).map { String([$0, $1]) }) }
    let (a, b) = (pairs(one), pairs(other))
    return a.isEmpty || b.isEmpty ? 0 : 2 * Double(a.intersection(b).count) / Double(a.count + b.count)
  }
}
