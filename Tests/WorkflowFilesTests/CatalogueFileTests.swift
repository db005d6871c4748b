import Domain
import Testing
import WorkflowFiles
import Workflows

@Suite("A dispatch catalogue and kinds that adapt others")
struct CatalogueFileTests {
  private static let yaml = """
    catalogue: hotline
    name: { zh: 目录, en: Catalogue }
    source: 某文
    response: 1 working day
    classes:
      "01": { name: { zh: 余额, en: Balance }, lead: 政策组, limit: 20 working days, basis: { zh: 某条例, en: A law } }
      "02": { name: { zh: 参保, en: Enrolment }, lead: [医保局, 政策组], assisting: 技术组, evaluated: false }
    """

  private func said(_ right: String, _ wrong: String) -> [String] {
    do throws(Diagnostics) { _ = try CatalogueFile(Self.yaml.replacing(right, with: wrong), file: "c.yaml") } catch {
      return error.list.map { "\($0.line): \($0.sentence.en)" }
    }
    return []
  }

  @Test("says who leads, who assists and what the law gives")
  func reading() throws {
    let catalogue = try CatalogueFile(Self.yaml, file: "c.yaml").catalogue
    #expect(catalogue.classes.map(\.id) == ["01", "02"] && catalogue["01"]?.limit == TimeLimit(.count(20, .workingDays)))
    #expect(catalogue["02"]?.lead == ["医保局", "政策组"] && catalogue["02"]?.isEvaluated == false && catalogue["01"]?.isEvaluated == true)
    #expect(catalogue.response == TimeLimit(.count(1, .workingDays)) && catalogue["03"] == nil)
  }

  @Test(
    "is complained of by line",
    arguments: [
      ("source: 某文\n", "", "1: “source” is missing"),
      ("lead: 政策组,", "", "6: “lead” is missing"),
      ("lead: 政策组,", "leads: 政策组,", "6: “leads” is not known here, was “lead” meant?"),
      ("lead: 政策组,", "lead: [],", "6: this should be a unit"),
      ("20 working days", "20 workdays", "6: “20 workdays” is not a limit such as “3 working days”"),
      ("20 working days", "2019-11-20", "6: a reminder wants a length of time, not a date"),
      (", basis: { zh: 某条例, en: A law }", "", "6: “basis” is missing"),
      ("assisting: 技术组", "assisting: 政策组", "7: “政策组” is there twice"),
      ("evaluated: false", "evaluated: maybe", "7: this should be true or false"),
      (", en: Enrolment", "", "7: “02” has no name in en"),
      ("\"02\"", "\"01\"", "6: “01” is there twice"),
    ])
  func diagnostics(right: String, wrong: String, sentence: String) { #expect(said(right, wrong).first == sentence) }

  @Test("gives a kind its choices and the terms of the law; a kind that names another catalogue is complained of")
  func taking() throws {
    let ticket = try #require(try Library(Shipped.files).workflows["hotline-ticket"])
    #expect(ticket.field("class")?.options.contains { $0.id == "0101" } == true && ticket.whole?.terms["0202"] != nil)
    let own = try Library(Shipped.files + [("catalogues/mine.yaml", Self.yaml)]).workflows["hotline-ticket"]
    #expect(own?.field("class")?.options.map(\.id) == ["01", "02"], "the agency's own stands instead")
    let file = try #require(Shipped.files(in: "kinds").first { $0.path == "kinds/hotline-ticket.yaml" })
    let wrong = (path: "hotline-ticket.yaml", text: file.text.replacing("catalogue: hotline", with: "catalogue: phone"))
    do throws(Diagnostics) {
      _ = try Library(Shipped.files + [wrong])
      Issue.record("taken")
    } catch { #expect(error.list.map(\.sentence.en) == ["there is no catalogue “phone”"] && error.list[0].line > 1) }
  }

  @Test("a province's file says only what differs, and is sound", arguments: ["shandong", "guangdong", "sichuan", "jiangsu"])
  func variants(province: String) throws {
    let file = try #require(Shipped.files(in: "variants").first { $0.path == "variants/\(province)/hotline-ticket.yaml" })
    #expect(file.text.contains("来源："))
    let library = try Library(Shipped.files + [(path: "hotline-ticket.yaml", text: file.text)])
    let workflow = try #require(library.workflows["hotline-ticket"])
    #expect(workflow.moves.count == Self.shipped?.moves.count && workflow.field("class")?.options.isEmpty == false)
    let days = ["consult", "help", "complaint"].map { workflow.whole?.limits[$0] }
    let wanted = ["shandong": [5, 5, 5], "guangdong": [2, 10, 15], "sichuan": [3, 7, 15], "jiangsu": [5, 5, 15]][province]
    #expect(days == wanted?.map { TimeLimit(.count($0, .workingDays)) })
    #expect(file.text.contains("extensions: ") && workflow.extensions?.times == 1)
    #expect(workflow.extensions?.atMost == TimeLimit("10 working days"))
    #expect(workflow.extensions?.ahead == (province == "jiangsu" ? TimeLimit("1 working day") : nil))
    let back = workflow.moves.first { $0.name == "hand-back" }?.guards
    #expect(back == [.within(TimeLimit(.count(2, province == "jiangsu" ? .days : .workingDays)))])
  }

  private static let shipped = try? Library(Shipped.files).workflows["hotline-ticket"]

  @Test("what adapts nothing that is there, or adapts it wrongly, is complained of")
  func adapting() {
    func said(_ text: String) -> [String] {
      do throws(Diagnostics) { _ = try Library(Shipped.files + [(path: "x.yaml", text: text)]) } catch {
        return error.list.map { "\($0.file):\($0.line): \($0.sentence.en)" }
      }
      return []
    }
    #expect(said("adapts: phone-call\n") == ["x.yaml:1: there is no kind “phone-call”"])
    #expect(said("adapts: hotline-ticket\nmoves:\n  accept: { to: nowhere }\n").contains { $0.contains("no state “nowhere”") })
    #expect(said("adapts: hotline-ticket\nlimits: 3 working days\n").first == "x.yaml:2: “limits” is not known here, was “limit” meant?")
  }
}
