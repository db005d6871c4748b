import Domain
import WorkflowFiles
import Workflows

/// The workflows and calendars that ship with the binary, parsed once.
enum ShippedLibrary {
  static let library: Library = {
    do throws(Diagnostics) { return try Library(Shipped.files) } catch {
      fatalError(error.list.map { $0.text(in: .en) }.joined(separator: "\n"))
    }
  }()
  static let workflows = library.workflows
  static let calendar = WorkCalendar(years: library.years)

  /// A kind made for one test.
  static func kind(_ yaml: String) -> Workflow {
    do throws(Diagnostics) { return try WorkflowFile(yaml, file: "kinds/test.yaml").workflow } catch {
      fatalError(error.list.map { $0.text(in: .en) }.joined(separator: "\n"))
    }
  }
}
