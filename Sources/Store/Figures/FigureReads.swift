import Domain

extension Store {
  /// The figures of an item's lead in its initiative over its own time: what was registered for the party since the
  /// item's start, up to its limit. Shares are of a hundred, with two decimals.
  func figures(for item: Item, on connection: any Connection) throws -> [Figure: Int64] {
    guard let initiative = item.initiative, let party = item.lead?.key else { return [:] }
    let from = item.start.map { calendar.zone.instant($0) } ?? item.registeredAt
    let until = item.whole?.limit ?? Instant(seconds: 253_402_300_799)
    // What was withdrawn or left out counts nowhere.
    let void = workflows.all.flatMap { workflow in workflow.states.filter(\.isVoid).map { "\(workflow.kind)/\($0.id)" } }
    func many(_ condition: SQL) -> SQL { "sum(CASE WHEN \(condition) THEN 1 ELSE 0 END)" }
    let counts = try connection.first(
      """
      SELECT count(*), \(many("i.is_done = 0")), \(many("i.late_at IS NOT NULL OR (i.is_done = 0 AND i.sort_at < \(until))")), sum(i.is_done),
        \(many("i.is_done = 1 AND i.late_at IS NULL")),
        \(many("i.kind = 'hotline-ticket'")), \(many("i.kind = 'hotline-ticket' AND i.is_done = 1")),
        \(many("i.kind = 'hotline-ticket' AND json_extract(i.body, '$.fields.resolved') = 'yes'")),
        \(many("i.kind = 'hotline-ticket' AND json_extract(i.body, '$.fields.satisfaction') IN ('satisfied', 'fair')")),
        \(many("i.kind = 'hotline-ticket' AND json_extract(i.body, '$.fields.satisfaction') IN ('satisfied', 'fair', 'dissatisfied')"))
      FROM parties p JOIN items i ON i.id = p.item
      WHERE p.party = \(party) AND p.place < 1000 AND i.initiative = \(initiative) AND i.kind <> \(item.kind) AND i.import_id IS NULL
        AND i.kind || '/' || i.state NOT IN (\(list: void + [""]))
        AND i.registered_at >= \(from) AND i.registered_at <= \(until)
      """
    ) { row in (0..<10).map { row.optional($0, row.int) ?? 0 } }
    guard let counts else { return [:] }
    func share(_ part: Int, of whole: Int) -> Int64? { whole == 0 ? nil : Int64(part) * 10_000 / Int64(whole) }
    var figures: [Figure: Int64] = [
      .registered: Int64(counts[0]), .open: Int64(counts[1]), .late: Int64(counts[2]), .done: Int64(counts[3]),
    ]
    figures[.onTime] = share(counts[4], of: counts[3])
    figures[.completion] = share(counts[3], of: counts[0])
    figures[.response] = share(counts[6], of: counts[5])
    figures[.resolved] = share(counts[7], of: counts[6])
    figures[.satisfaction] = share(counts[8], of: counts[9])
    return figures
  }
}
