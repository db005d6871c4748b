import TestSupport
import Testing

@testable import Store

@Suite("Rows that go to PostgreSQL together") struct GroupedRowsTests {
  private func group(_ sql: SQL) throws -> GroupedRows.Group {
    var rows = GroupedRows()
    let isNew = rows.add(sql, key: "a")
    #expect(isNew)
    return try #require(rows.take().first)
  }

  @Test func oneStatementIsSaidOfAll() throws {
    let id = "x"
    let late: Int64? = nil
    #expect(
      try group("INSERT INTO t (a, b, c) VALUES (\(id), \(late), 1) ON CONFLICT (a) DO NOTHING").text
        == "INSERT INTO t (a, b, c) SELECT v.c0, v.c1, 1 FROM unnest($1::text[], $2::bigint[]) AS v(c0, c1) ON CONFLICT (a) DO NOTHING")
    #expect(
      try group("UPDATE t SET a = \(late) WHERE b = \(id)").text
        == "UPDATE t SET a = v.c0 FROM unnest($1::bigint[], $2::text[]) AS v(c0, c1) WHERE b = v.c1")
    #expect(
      try group("DELETE FROM t WHERE b = \(id) AND c = 0").text
        == "DELETE FROM t USING unnest($1::text[]) AS v(c0) WHERE b = v.c0 AND c = 0")
  }

  @Test func aRowIsNotOvertakenByWhatIsPutForItLater() {
    var rows = GroupedRows()
    let first = rows.add("UPDATE t SET b = 1 WHERE id = \("y")", key: "y")
    let second = rows.add("UPDATE t SET a = 1 WHERE id = \("x")", key: "x")
    // By the first statement, which would go before the second.
    let third = rows.add("UPDATE t SET b = 1 WHERE id = \("x")", key: "x")
    #expect(first && second && !third)
  }

  @Test(arguments: Base.allCases) func whatWasPutIsThereForWhoeverAsks(_ base: Base) async throws {
    let house = try await House(on: base)
    let found = try await house.store.commits.run { connection in
      for place in 0..<1500 {
        let name = "row \(place)"
        try connection.put("INSERT INTO versions (name, value) VALUES (\(name), \(place))", key: name)
      }
      let absent: String? = nil
      try connection.put("UPDATE versions SET value = \(7) WHERE name = \("row 3")", key: "row 3")
      try connection.put("UPDATE versions SET value = \(8) WHERE name = \(absent)", key: "nobody")
      return try connection.rows("SELECT value FROM versions WHERE name LIKE 'row %' ORDER BY value") { $0.int(0) }
    }
    #expect(found == ([7] + (0..<1500).filter { $0 != 3 }).sorted())
  }

  @Test func whatIsRefusedUndoesItsOwnJobAlone() async throws {
    let house = try await House(on: .postgresql)
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for place in 0..<20 {
        group.addTask {
          do {
            try await house.store.commits.run { connection in
              let (name, person) = ("row \(place)", place == 11 ? "nobody" : "system")
              try connection.put(
                "INSERT INTO sign_ins (subject, at, succeeded) VALUES (\(name), \(1), \(0))", key: name)
              try connection.put(
                "INSERT INTO sessions (digest, person, kind, created_at, expires_at, csrf_token) VALUES (\(name), \(person), \("token"), \(1), \(2), \(""))",
                key: "s \(name)")
            }
            return true
          } catch { return false }
        }
      }
      var count = 0
      for try await isDone in group where isDone { count += 1 }
      #expect(count == 19)
    }
    let kept = try await house.store.read { try $0.rows("SELECT subject FROM sign_ins WHERE subject LIKE 'row %'") { $0.text(0) } }
    #expect(Set(kept) == Set((0..<20).filter { $0 != 11 }.map { "row \($0)" }))
  }
}
