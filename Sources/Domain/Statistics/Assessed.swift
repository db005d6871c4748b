/// An assessment sheet: its stored figures, or today's figures until it is frozen.
package struct Assessed: Sendable {
  package var item: Item
  /// Counted now, not yet kept.
  package var isProvisional: Bool

  /// - Parameter figures: today's figures of the item's lead; used only if none are stored yet.
  package init(_ item: Item, figures: [Figure: Int64], in workflow: Workflow, of context: ItemContext) {
    var context = context
    context.figures = figures
    var after = item
    let isKept = workflow.fields.contains { $0.figure != nil && item.fields[$0.id] != nil }
    if !isKept { _ = context.addUp(into: &after, of: workflow) }
    self.item = after
    isProvisional = !isKept
  }

  /// The score it is ranked by: a number given by hand as the last word, else the weighted one.
  package func score(in workflow: Workflow) -> Int64? {
    let weighted = workflow.fields.last { !$0.weights.isEmpty }
    let last = workflow.fields.last { $0.isNumeric && $0.isColumn && $0.figure == nil && $0.weights.isEmpty && $0.sum.isEmpty }
    return last.flatMap { item.fields[$0.id]?.integer } ?? weighted.flatMap { item.fields[$0.id]?.integer }
  }
}

extension Workflow {
  /// The columns of a table of sheets: figures, weighted sums, and the numbers given by hand.
  package var figureFields: [Field] {
    fields.filter { $0.figure != nil || !$0.weights.isEmpty || $0.isNumeric && $0.isColumn }
  }

  /// The weight of a figure in the sheet's score, in a hundred.
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
