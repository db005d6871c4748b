@testable import Web

/// The sample pages that the golden tests render.
enum Samples {
  /// All samples by the name of their golden file.
  static let all = groundwork.merging(work) { first, _ in first }

  private static let groundwork: [String: @Sendable (Text) -> String] = [
    "schedule": { html(SchedulePage.sample(in: $0).write, $0) },
    "sign-in": { html(SignInPage.sample(in: $0).write, $0) },
    "desk": { html(DeskPage.sample(in: $0).write, $0) },
    "desk-empty": { html(DeskPage.sampleEmpty(in: $0).write, $0) },
    "item": { html(ItemPage.sample(in: $0).write, $0) },
    "item-task": { html(ItemPage.sampleTask(in: $0).write, $0) },
    "item-form": { html(ItemFormPage.sample(in: $0).write, $0) },
    "reveal": { html(RevealPage.sample(in: $0).write, $0) },
    "reveal-shown": { html(RevealPage.sample(shown: "370102198001010023", in: $0).write, $0) },
    "groups": { html(GroupsPage.sample(in: $0).write, $0) },
    "initiatives": { html(InitiativesPage.sample(in: $0).write, $0) },
    "initiatives-empty": { html(InitiativesPage.sampleEmpty(in: $0).write, $0) },
  ]

  static func html(_ write: (inout Output, Text) -> Void, _ text: Text) -> String {
    var out = Output()
    write(&out, text)
    return String(out)
  }
}
