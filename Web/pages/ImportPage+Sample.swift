extension ImportPage {
  package static func sample(in text: Text) -> ImportPage {
    ImportPage(
      frame: .sample(text.importTitle, .initiatives, in: text), csrf: "c5rf", key: "k1", largest: "20 MB",
      drafts: [
        Draft(
          title: "职工医保个人账户“实转虚”", address: "/import/d1", read: text.sample("11月22日 10:12", "22 Nov 10:12"), doubts: 4)
      ])
  }
}
