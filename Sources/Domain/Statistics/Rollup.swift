/// A kind that adds up its parts, and the kind of the parts: 汇总表 and 报表, 全市用款计划 and 县级用款计划.
package struct Rollup: Sendable {
  package struct Column: Sendable {
    /// Of the whole: what the sum is called and kept in.
    package var field: Field
    package var part: Field.ID
    /// Also of parts that are not done yet.
    package var takesOpen: Bool
  }

  package var whole: Workflow
  package var part: Workflow
  package var columns: [Column]

  /// By what moves a part is handed in: its party's own, from a state in which it is still the party's turn.
  package var submission: Set<Move.Name> {
    Set(
      part.moves.filter { move in
        !move.by.isEmpty && move.by.allSatisfy { $0 == .party || $0 == .lead } && !move.from.contains(move.to)
      }.map(\.name))
  }

  /// States in which it has not been handed in, or has been sent back.
  package var owed: Set<Workflow.State.ID> {
    Set(part.moves.filter { submission.contains($0.name) }.flatMap(\.from)).union([part.initial.id])
  }
}

extension Workflows {
  /// The kinds that collect; of several kinds of parts the one that most of the sums are taken of. One that is itself a
  /// part of another is a single party's, and collects from nobody.
  package var collecting: [Rollup] {
    newest.filter(\.registration.under.isEmpty).compactMap { whole in
      let sums = whole.fields.compactMap { field -> Rollup.Column? in
        guard field.sum.count == 1, [.parts, .allParts].contains(field.sum[0].place), field.kind != .percent else { return nil }
        return Rollup.Column(field: field, part: field.sum[0].field, takesOpen: field.sum[0].place == .allParts)
      }
      let parts = newest.filter { $0.registration.under.contains(whole.kind) && !$0.moves.isEmpty }
      func fitting(_ part: Workflow) -> [Rollup.Column] { sums.filter { part.field($0.part)?.isNumeric == true } }
      guard let part = parts.max(by: { fitting($0).count < fitting($1).count }), !fitting(part).isEmpty else { return nil }
      return Rollup(whole: whole, part: part, columns: fitting(part))
    }
  }
}

/// A parent's numbers: each part's, their sum as it is now, and the sum stored when it was added up.
package struct SumSheet: Sendable {
  package struct Row: Sendable {
    package var part: Item
    package var values: [Int64?]
    /// Whether it goes into the sum now.
    package var counts: Bool
  }

  package var whole: Item
  package var columns: [Rollup.Column]
  package var rows: [Row]
  package var live: [Int64]
  package var kept: [Int64?]

  /// Without the columns that nobody fills in.
  package init(_ whole: Item, _ parts: [Item], as form: Rollup, in workflows: Workflows) {
    func state(_ part: Item) -> Workflow.State? { workflows[part.kind, version: part.workflowVersion]?.state(part.state) }
    let parts = parts.filter { $0.kind == form.part.kind && state($0)?.isVoid != true }
    self.whole = whole
    columns = form.columns.filter { column in
      whole.fields[column.field.id]?.integer != nil || parts.contains { $0.fields[column.part]?.integer != nil }
    }
    let columns = self.columns
    rows = parts.map { part in
      Row(part: part, values: columns.map { part.fields[$0.part]?.integer }, counts: part.isDone)
    }
    let rows = self.rows
    live = columns.indices.map { index in
      rows.reduce(0) { $0.capped(adding: $1.counts || columns[index].takesOpen ? $1.values[index] ?? 0 : 0) }
    }
    kept = columns.map { whole.fields[$0.field.id]?.integer }
  }

  package var isKept: Bool { kept.contains { $0 != nil } }
  package func differs(_ index: Int) -> Bool { kept[index].map { $0 != live[index] } ?? false }
}
