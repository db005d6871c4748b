extension InitiativesPage {
  package static func sample(in text: Text) -> InitiativesPage {
    InitiativesPage(
      frame: .sample(text.initiativesTitle, .initiatives, in: text),
      filter: FilterPart(
        label: text.initiativesFilter,
        choices: [
          .init(word: text.sample("进行中", "Running"), address: "?", count: 3, isCurrent: true),
          .init(word: text.sample("已办结", "Completed"), address: "?show=done", count: 2),
        ]),
      rows: [
        Row(
          title: "职工医保个人账户“实转虚”", address: "/initiatives/jinan/schedule", documentNumber: "济医保办字〔2019〕9号", issuer: "市医疗保障局办公室",
          state: text.sampleDoing, limit: text.sampleLimit(12, 10, left: 13), done: 1, all: 8, late: 1),
        Row(
          title: "职工医保市级统筹", address: "/initiatives/jining/schedule", documentNumber: "济政办发〔2019〕12号", issuer: "市人民政府办公室",
          state: text.sampleDoing, done: 34, all: 55, late: 0),
        Row(
          title: "参保清查", address: "/initiatives/fuyang/schedule", documentNumber: "阜医保〔2020〕30号", issuer: "市医疗保障局", state: text.sampleOpen,
          limit: text.sampleLimit(6, 24, left: 145, year: 2020), done: 0, all: 32, late: 0),
      ], add: "/import")
  }

  package static func sampleEmpty(in text: Text) -> InitiativesPage {
    InitiativesPage(frame: .sample(text.initiativesTitle, .initiatives, in: text), rows: [], add: "/import")
  }
}
