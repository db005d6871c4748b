import Domain
import Testing

@Suite("Naming who is responsible")
struct PartyTests {
  private func form(_ inputs: [String: Input], in roster: Roster = .bureau) throws(Refusal) -> Form {
    try FormReader(workflow: ShippedLibrary.workflows["task"]!, roster: roster).form(inputs)
  }

  private func cause(_ field: String, _ input: Input, in roster: Roster = .bureau) -> Fault.Cause? {
    do throws(Refusal) { _ = try form([field: input], in: roster) } catch {
      if case .faults(let faults) = error { return faults.first?.cause }
    }
    return nil
  }

  @Test("a group, an agency or a person, by id, name, alias or login")
  func names() throws {
    for word in ["policy", "政策组", " 政策组 "] { #expect(try form(["lead": .text(word)]).lead == .policy) }
    for word in ["bureau", "临河市医保局", "市局"] { #expect(try form(["lead": .text(word)]).lead == .agency("bureau")) }
    for word in ["zheng", "郑伟"] { #expect(try form(["lead": .text(word)]).lead == .person("zheng")) }
    #expect(try form(["lead": .text("zhangjie1")]).lead == .person("zhang-a"))
  }

  @Test("several are parted as clerks part them")
  func several() throws {
    let three: [Party] = [.policy, .technical, .jieshou]
    for text in ["政策组、技术组、界首市医保局", "政策组,技术组，界首市医保局", "政策组;技术组；界首市医保局", "政策组\n技术组\n界首市医保局", "政策组、、技术组、 界首市医保局"] {
      #expect(try form(["lead": .text("service"), "assisting": .text(text)]).assisting == three)
    }
    #expect(try form(["assisting": .list(["policy", "technical", "jieshou"])]).assisting == three)
  }

  @Test("one lead, by name; everybody is nobody", arguments: ["全体", "所有人", "everyone", "all"])
  func everyone(word: String) {
    #expect(cause("lead", .text(word)) == .everyone)
    #expect(cause("assisting", .list(["policy", word])) == .everyone)
  }

  @Test("who is not there, leads with others, or is named twice")
  func faults() {
    #expect(cause("lead", .text("宣教组")) == .notAParty)
    #expect(cause("lead", .number(1)) == .notAParty)
    #expect(cause("lead", .list(["policy", "technical"])) == .onlyOne)
    #expect(cause("lead", .text("各工作组")) == .notAParty)
    #expect(cause("assisting", .list(["policy", "政策组"])) == .twice)
    #expect(cause("assisting", .text("各工作组、政策组")) == .twice)
    #expect(cause("assignee", .text("王五")) == .notAPerson)
    #expect(cause("assignee", .text("政策组")) == .notAPerson)
  }

  @Test("a group that was dissolved is given nothing new")
  func dissolved() {
    #expect(cause("lead", .text("宣传组")) == .notAParty)
    #expect(cause("assisting", .list(["publicity"])) == .notAParty)
  }

  @Test("two of one name are told apart by their agency")
  func homonyms() throws {
    let roster = Roster.bureau
    #expect(roster.name(of: Person.ID("zhang-a")) == "林舟（界首市医保局）" && roster.name(of: Person.ID("zhang-b")) == "林舟（颍州区医保局）")
    #expect(roster.name(of: Person.ID("zheng")) == "郑伟" && roster.name(of: Person.ID("nobody")) == "")
    #expect(cause("lead", .text("林舟")) == .notAParty)
    #expect(cause("assignee", .text("林舟")) == .notAPerson)
    #expect(try form(["lead": .text("林舟（界首市医保局）")]).lead == .person("zhang-a"))
    #expect(try form(["assignee": .text("林舟（颍州区医保局）")]).assignee == "zhang-b")
    #expect(cause("assignee", .text("林舟（临河市）")) == .notAPerson)
    var alone = roster
    alone.people["zhang-b"] = nil
    #expect(alone.name(of: Person.ID("zhang-a")) == "林舟")
  }

  @Test("a name two agencies share is nobody's")
  func sharedAlias() {
    var roster = Roster.bureau
    roster.agencies["vendor"]?.aliases = ["市局"]
    #expect(cause("lead", .text("市局"), in: roster) == .notAParty)
  }

  @Test("“各工作组” is every open working group of that day, written down")
  func eachWorkingGroup() throws {
    let book = InMemoryRegister()
    let each = try form(["assisting": .text("各工作组")]).assisting
    #expect(each == [.policy, .technical, .service], "not the joint group above them, and not the dissolved one")
    let task = try book.register("task", Form(title: "正式切换", lead: .group("joint"), assisting: each), by: .zhao)
    book.roster.groups.append(Group(id: "legal", initiative: Roster.linhe, name: "法规组", kind: .working, parent: "joint"))
    #expect(book.roster.eachWorkingGroup.map(\.id) == ["policy", "technical", "service", "legal"])
    #expect(book[task].assisting == [.policy, .technical, .service], "who came later is not on it")
    #expect(book.history[task]?.first != nil && book.children(of: task).count == 4)
  }

  @Test("who leads does not assist as well")
  func leadTwice() throws {
    let book = InMemoryRegister()
    let task = try book.task(lead: .policy, assisting: [.policy, .technical])
    #expect(book[task].parties == [.policy, .technical])
    try book.make("reassign", on: task, by: .zhao, Form(lead: .technical))
    #expect(book[task].parties == [.technical])
  }
}
