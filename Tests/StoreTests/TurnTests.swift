import TestSupport
import Testing

@testable import Store

/// What is asked after a COMMIT whose answer was lost.
struct TurnTests {
  @Test func aTurnIsKnownByItsTokenAndNotByANumberThatIsGivenOutAgain() async throws {
    let house = try await House(on: .postgresql)
    let (lost, next) = (try PostgreSQLConnection(house.location), try PostgreSQLConnection(house.location))
    func written(_ connection: PostgreSQLConnection) throws -> PostgreSQLTurn {
      let batch = WriteBatch {
        [
          WriteBatch.Job(
            items: [], work: { connection, _ in try connection.run("UPDATE versions SET value = value WHERE name = 'directory'") }
          ) { _ in }
        ]
      }
      let isDone = try connection.write(batch, nil)
      #expect(isDone)
      return try #require(
        try next.first("SELECT writer, token FROM turns WHERE writer = \(connection.writer)") {
          PostgreSQLTurn(writer: $0.text(0), token: $0.text(1))
        })
    }
    let first = try written(lost)
    #expect(try next.isCommitted(first))
    // The same connection goes on, and so do others: none of their turns is this one's.
    let second = try written(lost)
    #expect(try next.isCommitted(second))
    #expect(first.writer == second.writer && first.token != second.token)
    #expect(try !next.isCommitted(PostgreSQLTurn(writer: "gone", token: second.token)))
    #expect(try !next.isCommitted(PostgreSQLTurn(writer: second.writer, token: "never arrived")))
    try await house.store.close()
  }
}
