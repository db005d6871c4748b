import Domain
import Testing
import WorkflowFiles
import Workflows

@Suite("An agency's own folder beside what ships")
struct LibraryTests {
  private func library(_ own: (path: String, text: String)...) throws(Diagnostics) -> Library { try Library(Shipped.files + own) }

  private func said(_ own: (path: String, text: String)...) -> [String] {
    do throws(Diagnostics) { _ = try Library(Shipped.files + own) } catch { return error.list.map { $0.text(in: .en) } }
    return []
  }

  private func task() throws -> String { try #require(Shipped.files(in: "kinds").first { $0.path == "kinds/task.yaml" }).text }

  private let shipped = Shipped.files(in: "kinds").count

  @Test("adds a kind")
  func adding() throws {
    let library = try library(("kinds/errand.yaml", ErrandFixture.yaml))
    #expect(library.workflows["errand"]?.name.zh == "跑腿" && library.workflows["task"] != nil && library.kinds.count == shipped + 1)
    #expect(try self.library(("errand.yaml", ErrandFixture.yaml)).workflows["errand"] != nil, "also from no folder of it")
  }

  @Test("replaces a kind of the same version")
  func replacing() throws {
    let library = try library(("kinds/task.yaml", try task().replacing("待签收", with: "等签收")))
    #expect(library.workflows["task"]?.state("issued")?.name.zh == "等签收" && library.kinds.count == shipped)
  }

  @Test("keeps the old version beside a new one, which open items run to their end on")
  func newVersion() throws {
    let library = try library(("kinds/task.yaml", try task().replacing("version: 1", with: "version: 2")))
    #expect(library.workflows["task"]?.version == 2 && library.workflows["task", version: 1]?.version == 1)
    #expect(library.workflows.newest.count { $0.kind == "task" } == 1 && library.kinds.count == shipped + 1)
  }

  @Test("replaces a year and brings another")
  func calendars() throws {
    let year = "year: 2027\nsource: 通知\noff: []\nwork: []\n"
    let library = try library(("calendars/2027.yaml", year), ("calendars/mine.yaml", year.replacing("2027", with: "2019")))
    #expect(library.years[2027] != nil && library.years[2019]?.off.isEmpty == true && library.years.count == 12)
  }

  @Test("keeps initiatives as they are until one is loaded")
  func initiatives() throws {
    let library = try library(("initiatives/mine.yaml", "initiative: ["))
    #expect(
      library.initiatives["initiatives/mine.yaml"] == "initiative: ["
        && library.initiatives.count == 1 + Shipped.files(in: "initiatives").count)
  }

  @Test("names what is wrong in all files together, by file")
  func together() {
    let said = said(
      ("kinds/a.yaml", ""), ("calendars/2027.yaml", "year: 2027"), ("kinds/errand.yaml", ErrandFixture.with("needs: proof", "needs: prove"))
    )
    #expect(said.first == "kinds/a.yaml:1: the file is empty")
    #expect(said.contains("calendars/2027.yaml:1: “source” is missing") && said.last == "kinds/errand.yaml:17: there is no field “prove”")
  }

  @Test("looks for shares among all kinds, its own and those that ship")
  func shares() {
    let yaml = ErrandFixture.with("limit: 5 working days", "shares: { kind: task-share, join: all, move: finish, withdraw: withdraw }")
    #expect(said(("kinds/errand.yaml", yaml)) == [])
    #expect(
      said(("kinds/errand.yaml", yaml.replacing("task-share", with: "task-part"))) == ["kinds/errand.yaml:5: there is no kind “task-part”"])
    #expect(
      said(("kinds/errand.yaml", yaml.replacing("withdraw: withdraw", with: "withdraw: retract"))) == [
        "kinds/errand.yaml:5: there is no move “retract”"
      ])
  }

  @Test("passes over what belongs to nothing")
  func others() throws { #expect(try library(("notes/readme.yaml", "hello")).kinds.count == shipped) }
}
