import Domain
import Testing
import WorkflowFiles
import Workflows

@Suite("A year's holidays as a file")
struct CalendarFileTests {
  private let yaml = """
    year: 2027
    source: 国务院办公厅通知
    off:
      - { name: { zh: 元旦, en: New Year }, days: [2027-01-01, 2027-01-02] }
      - { name: { zh: 春节, en: Spring Festival }, days: [2027-02-05] }
    work:
      - { name: { zh: 春节, en: Spring Festival }, days: [2027-01-31] }

    """

  private func said(_ right: String, _ wrong: String) -> [String] {
    do throws(Diagnostics) { _ = try CalendarFile(ErrandFixture.with(right, wrong, in: yaml), file: "calendars/2027.yaml") } catch {
      return error.list.map(ErrandFixture.short)
    }
    return []
  }

  @Test("is read day by day, with the paper it came from")
  func right() throws {
    let file = try CalendarFile(yaml, file: "calendars/2027.yaml")
    #expect(file.year == 2027 && file.content.source == "国务院办公厅通知")
    #expect(file.content.off.count == 3 && file.content.work.count == 1)
    let calendar = WorkCalendar(years: [file.year: file.content])
    #expect(calendar.kind(Day(year: 2027, month: 1, day: 1)!) == .holiday(Name(zh: "元旦", en: "New Year")))
    #expect(calendar.isWorking(Day(year: 2027, month: 1, day: 31)!))
  }

  @Test("says which of its days is wrong, and where")
  func faults() {
    #expect(said("2027-02-05", "2027-02-31") == ["5: “2027-02-31” is not a date"])
    #expect(said("2027-02-05", "5 February") == ["5: “5 February” is not a date"])
    #expect(said("2027-02-05", "2026-02-05") == ["5: this should be a day of 2027"])
    #expect(said("2027-01-02", "2027-01-01") == ["4: “2027-01-01” is there twice"])
    #expect(said("2027-02-05", "2027-01-01") == ["5: “2027-01-01” is there twice"])
    #expect(said("2027-02-05", "2027-01-31") == ["7: “2027-01-31” is there twice"], "worked and off")
    #expect(said("days: [2027-02-05]", "days: 2027-02-05") == ["5: this should be a list"])
    #expect(said(", en: New Year", "") == ["4: “name” has no name in en"])
    #expect(said("days: [2027-02-05]", "day: [2027-02-05]") == ["5: “day” is not known here, was “days” meant?", "5: “days” is missing"])
    #expect(said("year: 2027", "year: 今年") == ["1: this should be a whole number"], "and nothing of its days, which nobody can judge then")
    #expect(said("source: 国务院办公厅通知\n", "") == ["1: “source” is missing"])
    #expect(said("year: 2027\n", "") == ["1: “year” is missing"])
    #expect(said("off:\n", "off: none\nholidays:\n") == ["4: “holidays” is not known here", "3: this should be a list"])
  }

  @Test("every year that ships names its source")
  func shipped() throws {
    for (path, text) in Shipped.files(in: "calendars") {
      let file = try CalendarFile(text, file: path)
      #expect(path == "calendars/\(file.year).yaml" && file.content.source.contains("国务院办公厅关于\(file.year)年"))
      #expect(file.content.work.keys.allSatisfy { $0.weekday > 5 }, "a make-up day falls on a weekend")
    }
  }
}
