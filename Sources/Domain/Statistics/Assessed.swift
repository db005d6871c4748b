/// An assessment sheet: what stands in it, or before it is frozen what would stand in it today.
package struct Assessed: Sendable {
  package var item: Item
  /// Counted now, not yet kept.
  package var isProvisional: Bool

  /// - Parameter figures: those of the item's lead as they stand now; only taken where none were kept yet.
  package init(_ item: Item, figures: [Figure: Int64], in workflow: Workflow, of context: ItemContext) {
    var context = context
    context.figures = figures
    var after = item
    let isKept = workflow.fields.contains { $0.figure != nil && item.fields[$0.id] != nil }
    if !isKept { _ = context.addUp(into: &after, of: workflow) }
    self.item = after
    isProvisional = !isKept
  }

  /// By what it is ranked: a number given by hand as the last word, else the weighted one.
  package func score(in workflow: Workflow) -> Int64? {
    let weighted = workflow.fields.last { !$0.weights.isEmpty }
    let last = workflow.fields.last { $0.isNumeric && $0.isColumn && $0.figure == nil && $0.weights.isEmpty && $0.sum.isEmpty }
    return last.flatMap { item.fields[$0.id]?.integer } ?? weighted.flatMap { item.fields[$0.id]?.integer }
  }
}

extension Workflow {
  /// What a table of sheets shows: figures, weighted sums, and the numbers given by hand.
  package var figureFields: [Field] {
    fields.filter { $0.figure != nil || !$0.weights.isEmpty || $0.isNumeric && $0.isColumn }
  }

  /// What a figure weighs in the sheet's score, in a hundred.
  package func weight(of field: Field) -> Int? {
    field.figure.flatMap { figure in fields.lazy.compactMap { $0.weights[figure] }.first }
  }
}

extension Sequence<Assessed> {
  /// The best first, equals with one rank; who has no score comes last, without a rank.
  package func ranked(in workflow: Workflow) -> [(rank: Int?, sheet: Assessed)] {
    let scored = map { (score: $0.score(in: workflow), sheet: $0) }
    let sorted = scored.sorted { ($1.score ?? .min, $0.sheet.item.id) < ($0.score ?? .min, $1.sheet.item.id) }
    return sorted.map { row in
      (row.score.map { score in 1 + sorted.count { ($0.score ?? .min) > score } }, row.sheet)
    }
  }
}
