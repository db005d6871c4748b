import Domain

extension SQLStatistics {
  package func assessed(
    _ kinds: [Workflow.Kind], in initiative: Item.ID, under whole: Item.ID?, limit: Int, within scope: Scope
  ) async throws -> [Assessed] {
    let under: SQL = whole.map { "AND i.parent = \($0)" } ?? ""
    return try await read { connection in
      let items = try connection.rows(
        """
        SELECT \(ItemRow.columns) FROM items i WHERE i.initiative = \(initiative) AND i.kind IN (\(list: kinds)) \(under)
          AND (\(ScopeFilter.sql(scope, in: initiative))) ORDER BY i.id LIMIT \(limit)
        """, ItemRow.read)
      return try items.compactMap { item in
        guard let workflow = self.workflows[item.kind, version: item.workflowVersion] else { return nil }
        let isKept = workflow.fields.contains { $0.figure != nil && item.fields[$0.id] != nil }
        let figures = isKept ? [:] : try FigureReader(database: self.database).figures(for: item, on: connection)
        let context = ItemContext(workflows: self.workflows, calendar: self.calendar, roster: Roster(), item: item)
        return Assessed(item, figures: figures, in: workflow, of: context)
      }
    }
  }

  package func escalation(on items: [Item.ID], within scope: Scope) async throws -> [Item.ID: [Item]] {
    let rows = try await read { connection in
      try connection.rows(
        """
        SELECT \(ItemRow.columns), l.to_item FROM links l JOIN items i ON i.id = l.from_item
        WHERE l.to_item IN (\(list: items)) AND l.kind = 'started-by' AND i.kind = \(Workflow.escalation) AND (\(ScopeFilter.sql(scope)))
        ORDER BY i.id
        """
      ) { row -> (Item.ID, Item) in (row.id(ItemRow.width), try ItemRow.read(row)) }
    }
    return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
  }
}
