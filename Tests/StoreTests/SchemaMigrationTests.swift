import Domain
import Foundation
import TestSupport
import Testing
import WorkflowFiles
import Workflows

@testable import Store

/// Databases of earlier versions of the schema. `Fixtures/0006.*.sql` are dumps of databases that were made before tables and columns were
/// renamed, when steps were recorded by name alone.
struct SchemaMigrationTests {
  /// A copy of the dumped database, without having been opened by a store.
  private func older(_ base: Base, in folder: TemporaryFolder) async throws -> String {
    let dump = try #require(Bundle.module.url(forResource: "Fixtures/0006.\(base)", withExtension: "sql"))
    switch base {
    case .sqlite:
      let location = folder.file("duban.sqlite")
      let connection = try SQLiteConnection(path: location)
      defer { connection.close() }
      try connection.execute(String(contentsOf: dump, encoding: .utf8))
      return location
    case .postgresql:
      let cluster = try await Cluster.shared.value
      let name = try await cluster.newDatabase()
      try await cluster.load(dump.path, into: name)
      return cluster.url(name)
    }
  }

  @Test(arguments: Base.allCases) func anOlderDatabaseOpensKeepsItsRowsAndVerifiesClean(_ base: Base) async throws {
    let folder = try TemporaryFolder()
    let location = try await older(base, in: folder)
    let library = try Library(Shipped.files)
    let store = try await House.open(location, library)
    #expect(try await store.maintenance.verify().isEmpty)
    var query = ItemQuery(now: House.now, limit: 100)
    query.kinds = ["ledger-entry"]
    #expect(try await store.items.list(query, within: House.everything).count == 10)
    query.initiative = Item.ID("initiative")
    query.batch = "甲批"
    #expect(try await store.items.list(query, within: House.everything).map(\.title).sorted() == ["甲批一", "甲批三", "甲批二"])
    let person = try #require(try await store.directory.people().first { $0.name == "李静" })
    let key = IdempotencyKey(person: person.id, path: "POST /items", key: "k", digest: "d") { _ in nil }
    #expect(try await store.items.response(to: key)?.location == "/items/x")
    #expect(try await store.accounts.session("session-digest", at: House.now)?.session.csrfToken == "csrf")
    #expect(try await !store.outbox.mails(state: nil, limit: 10).isEmpty)
    let counts = try await store.initiatives.counts(of: Item.ID("initiative"), within: House.everything, at: House.now)
    #expect(counts.filter { $0.kind == "ledger-entry" }.reduce(0) { $0 + $1.count } == 10)
    try await store.close()
    // A second start finds nothing to do.
    let again = try await House.open(location, library)
    #expect(try await again.maintenance.verify().isEmpty)
    try await again.close()
  }

  @Test(arguments: Base.allCases) func anOlderDatabaseIsCarriedOverToTheOtherKind(_ base: Base) async throws {
    let folder = try TemporaryFolder()
    let library = try Library(Shipped.files)
    let store = try await House.open(try await older(base, in: folder), library)
    let cluster = try await Cluster.shared.value
    let other = base == .sqlite ? cluster.url(try await cluster.newDatabase()) : folder.file("other.sqlite")
    let target = try await House.open(other, library)
    let counts = try await store.maintenance.transfer(to: target)
    #expect(counts.contains { $0 == ("idempotency_keys", 1) })
    #expect(try await target.maintenance.verify().isEmpty)
    try await store.close()
    try await target.close()
  }

  @Test func anOlderFileIsBackedUp() async throws {
    let folder = try TemporaryFolder()
    let location = try await older(.sqlite, in: folder)
    let library = try Library(Shipped.files)
    try await SQLMaintenance.backup(
      of: location, to: folder.file("backup"), workflows: library.workflows, calendar: WorkCalendar(years: library.years))
    let store = try await House.open(folder.file("backup"), library)
    #expect(try await store.database.read { try $0.count("SELECT count(*) FROM idempotency_keys") } == 1)
    try await store.close()
  }

  @Test(arguments: Base.allCases) func aStepThatWasChangedAfterItWasAppliedIsNamed(_ base: Base) async throws {
    let house = try await House(on: base)
    try await house.store.database.commits.run { try $0.run("UPDATE schema_steps SET sha256 = 'x' WHERE number = 2") }
    await #expect(throws: StoreFault.changedMigration("0002-figures.sql")) { _ = try await house.reopen() }
  }

  @Test(arguments: Base.allCases) func aDatabaseOfANewerBinaryIsRefused(_ base: Base) async throws {
    let house = try await House(on: base)
    try await house.store.database.commits.run {
      try $0.run("INSERT INTO schema_steps (name, number, sha256) VALUES ('later', 9000, 'x')")
    }
    await #expect(throws: StoreFault.newerSchema("later")) { _ = try await house.reopen() }
  }

  @Test(arguments: [Dialect.sqlite, .postgresql]) func stepsAreNumberedWithoutGaps(_ dialect: Dialect) {
    let steps = SchemaMigration.all(for: dialect)
    #expect(steps.map(\.number) == Array(1...steps.count))
    #expect(Set(steps.map(\.name)).count == steps.count)
  }
}
