import Domain
import Notices
import Testing

/// Compares the drafts of invented notices of many kinds with those of a careful clerk.
@Suite struct FormTests {
  @Test(arguments: Expectation.names) func headsHaveTitleNumberIssuersAndDate(_ name: String) throws {
    let wanted = try Expectation(name)
    let draft = try Draft(fixture: name)
    #expect(([wanted.title] + (wanted.titleAccept ?? [])).contains(draft.title))
    #expect(draft.documentNumber == wanted.documentNumber)
    #expect(draft.issuers == wanted.issuers ?? [])
    #expect(draft.issueDate == wanted.issueDate)
  }

  @Test(arguments: Expectation.names) func groupsHaveTheirPeople(_ name: String) throws {
    let wanted = try Expectation(name).groups.filter { $0.optional != true }
    let groups = try Draft(fixture: name).groups ?? []
    for group in wanted {
      let found = try #require(groups.first { $0.name.hasSuffix(group.name) || group.name.hasSuffix($0.name) }, "\(group.name)")
      #expect(found.kind == group.kind)
      #expect(found.leaders == group.leaders ?? [])
      #expect(found.deputies == group.deputies ?? [])
      #expect(found.members == group.members ?? [])
    }
  }

  @Test(arguments: Expectation.names) func tasksHaveTheirTimesAndAgencies(_ name: String) throws {
    let wanted = try Expectation(name).tasks.filter { $0.optional != true }
    let draft = try Draft(fixture: name)
    for task in wanted {
      let found = try #require(draft.task(like: task), "\(task.title)")
      #expect(found.responsible ?? [] == task.responsible, "\(task.title)")
      #expect(found.cooperating ?? [] == task.cooperating ?? [], "\(task.title)")
    }
    #expect((draft.tasks ?? []).count <= wanted.count + 3, "too many tasks")
  }

  @Test(arguments: Expectation.names) func directoriesAndQuestionsAreComplete(_ name: String) throws {
    let wanted = try Expectation(name)
    let draft = try Draft(fixture: name)
    #expect((draft.directory ?? []).map(\.agency) == wanted.directory.map(\.agency))
    #expect((draft.directory ?? []).map { $0.phones ?? [] } == wanted.directory.map(\.phones))
    #expect((draft.questions ?? []).map(\.question) == wanted.questions.map(\.question))
  }
}
