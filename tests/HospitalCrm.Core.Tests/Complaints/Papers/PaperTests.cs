using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Complaints.Papers;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists.Sheets;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Complaints.Papers;

/// <summary>登记表, 处理单, 答复函: they open, say what they are to say, and to nobody what he may not know.</summary>
public sealed class PaperTests
{
    private const int Generated = 1_000;
    private static readonly PaperWords Words = new(value => value.ToString());

    [Fact]
    public async Task Each_paper_opens_on_A4_with_the_hospital_its_number_and_page_numbers()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var id = await hospital.RegisterAsync();
        Assert.Null((await hospital.AssignAsync(id)).Problem);
        Assert.Null((await hospital.DoAsync<WriteAccount>("doctor01", (use, form) => use.HandleAsync(id, form), new() { Text = "当日加号较多\n已向家属解释" })).Problem);
        Assert.Null((await hospital.DoAsync<FeedBackComplaint>("medical01", (use, form) => use.HandleAsync(id, form), new() { Text = "已增开诊室，并向您致歉。", Way = FeedbackWay.Letter })).Problem);
        Assert.Null((await hospital.DoAsync<AskComplaintClosure>("medical01", (use, form) => use.HandleAsync(id, form), new() { Text = "核实：候诊两小时属实" })).Problem);
        Assert.Null((await hospital.CallBackAsync("agent01", id, CallbackAnswer.Agreed, ComplaintSatisfaction.Fairly)).Problem);

        var papers = await Task.WhenAll(Enum.GetValues<ComplaintPaper>().Select(paper => DrawAsync(hospital, "complaint01", id, paper)));

        Assert.All(papers, paper => Assert.Null(paper.Problem));
        var texts = papers.Select(paper => Read(paper.Value!.Bytes)).ToList();
        Assert.All(texts, text => Assert.Contains("测试医院", text, StringComparison.Ordinal));
        Assert.All(texts, text => Assert.Contains("投诉-2026-000001", text, StringComparison.Ordinal));
        Assert.All(["王芳", "13800138000", "等了两个小时", "当日加号较多", "已增开诊室", "核实：候诊两小时属实", "Agreed", "投诉人确认签名", "心内科"], part => Assert.Contains(part, texts[0], StringComparison.Ordinal));
        Assert.All(["反映等候时间长", "当日加号较多", "核实：候诊两小时属实", "被投诉人签名", "整改措施", "2026年3月9日"], part => Assert.Contains(part, texts[1], StringComparison.Ordinal));
        Assert.All(["王芳：", "您于2026年3月2日", "已增开诊室，并向您致歉。", "2026年3月2日", "人民调解"], part => Assert.Contains(part, texts[2], StringComparison.Ordinal));
        Assert.DoesNotContain("当日加号较多", texts[2], StringComparison.Ordinal);
        Assert.Equal("投诉处理单-投诉-2026-000001.docx", papers[1].Value!.Name);
    }

    [Fact]
    public async Task The_complainants_papers_are_for_those_who_may_know_him_and_every_one_is_on_record()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        await hospital.AsAsync("head02");
        var id = await hospital.RegisterAsync();
        Assert.Null((await hospital.AssignAsync(id)).Problem);

        var reply = await DrawAsync(hospital, "doctor01", id, ComplaintPaper.Reply);
        var registration = await DrawAsync(hospital, "head01", id, ComplaintPaper.Registration);
        var stranger = await DrawAsync(hospital, "head02", id, ComplaintPaper.Handling);
        var own = await DrawAsync(hospital, "doctor01", id, ComplaintPaper.Handling);
        var unanswered = await DrawAsync(hospital, "medical01", id, ComplaintPaper.Reply);

        Assert.Equal(["Complaints.Conflict", "Complaints.Conflict", "Complaints.Missing"], new[] { reply, registration, stranger }.Select(outcome => outcome.Problem!.Code));
        Assert.Null(own.Problem);
        Assert.Contains("【请在此填写", Read(unanswered.Value!.Bytes), StringComparison.Ordinal);
        var entries = await hospital.Hospital.WithDbAsync(db => db.AuditEntries.AsNoTracking().Where(entry => entry.Purpose!.StartsWith("paper ")).ToListAsync());
        Assert.Equal(3, entries.Count(entry => entry.Act == AuditAct.Refused));
        Assert.Equal(["doctor01 paper Handling", "medical01 paper Reply"], entries.Where(entry => entry.Act == AuditAct.Viewed).Select(entry => $"{entry.ActorNo} {entry.Purpose}").Order(StringComparer.Ordinal));
        Assert.Equal(2, entries.Count(entry => entry.Act == AuditAct.Printed));
        Assert.All(entries, entry => Assert.Null(entry.PatientId));
    }

    [Fact]
    public async Task Nobody_can_reply_to_an_anonymous_complaint()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var form = ComplaintHospital.Form();
        form.IsAnonymous = true;
        var id = await hospital.RegisterAsync(form);

        Assert.Equal("Complaints.NobodyToReplyTo", (await DrawAsync(hospital, "complaint01", id, ComplaintPaper.Reply)).Problem!.Code);
        Assert.Contains("匿名", Read((await DrawAsync(hospital, "complaint01", id, ComplaintPaper.Registration)).Value!.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_thousand_complaints_no_handling_sheet_holds_anything_of_the_complainant_whoever_draws_it()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        foreach (var staffNo in new[] { "doctor01", "head01", "complaint01" })
        {
            await hospital.AsAsync(staffNo);
        }

        var patient = await hospital.Hospital.HaveAsync(new() { Name = "慕容清秋", BirthDate = "1960-01-01", IdNumber = Forms.IdNumber, Address = Forms.Address, Numbers = [new() { Number = "13711112222" }] });
        var (random, secrets) = (new Random(59), new Dictionary<Id<Complaint>, (string[] Secrets, bool IsTold)>());
        await hospital.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<Core.Data.CrmDb>();
            for (var at = 0; at < Generated; at++)
            {
                var (complaint, known) = await MakeAsync(services, random, at, patient);
                db.Complaints.Add(complaint);
                secrets[complaint.Id] = known;
            }

            return await db.SaveChangesAsync();
        });

        var withheld = 0;
        foreach (var (id, (hidden, isTold)) in secrets)
        {
            var paper = await DrawAsync(hospital, random.Next(2) == 0 ? "complaint01" : "head01", id, ComplaintPaper.Handling);
            var text = Read(paper.Value!.Bytes, isChecked: random.Next(20) == 0);
            Assert.All(hidden, secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
            withheld += isTold && text.Contains("不予打印", StringComparison.Ordinal) ? 1 : 0;
        }

        // Every third account tells who it was: it is there, and was kept off the paper.
        Assert.Equal(secrets.Values.Count(one => one.IsTold), withheld);
        Assert.True(withheld > Generated / 5);
    }

    private static async Task<(Complaint Complaint, (string[] Secrets, bool IsTold) Known)> MakeAsync(IServiceProvider services, Random random, int at, Id<Core.Patients.Patient> patient)
    {
        var (vault, desk) = (services.GetRequiredService<Vault>(), services.GetRequiredService<ComplaintDesk>());
        var name = "欧阳" + (char)(0x6000 + random.Next(0x1000)) + (char)(0x6000 + random.Next(0x1000));
        var phone = string.Create(CultureInfo.InvariantCulture, $"136{at:D8}");
        var (bed, isPatient) = ($"{random.Next(1, 60)}床", random.Next(3) == 0);
        var words = $"我是{bed}的{name}，家住清河路{at}号，电话{phone}，反映没有按时换药。";
        var isTold = random.Next(3) == 0;
        var telling = isPatient && random.Next(2) == 0 ? "慕容清秋" : random.Next(2) == 0 ? name : phone.Insert(3, "-");
        var complaint = new Complaint((ComplaintSource)random.Next(11), TestHospital.Monday, "agent01", null)
            .Classify("medical", "normal", 10, isConfidential: false)
            .About("1001", random.Next(2) == 0 ? "doctor01" : null, isHidden: false)
            .Say(vault.Seal(Complaint.WordsPurpose, words), null)
            .PassedOn("转办" + phone, null)
            .From(isPatient ? patient : null, vault.Seal(Complaint.ComplainantNamePurpose, name), vault.Seal(Complaint.ComplainantPhonePurpose, phone), null, ComplainantRelation.Self);
        complaint.Open(await desk.HandAsync(null, default), asDraft: false).Accept($"投诉-2026-{at + 1:D6}", await desk.HandAsync(words, default));
        complaint.Assign("9004", isJoint: false, vault.Seal(Complaint.SummaryPurpose, "反映换药不及时"), await desk.HandAsync(words, default));
        complaint.Account(await desk.HandAsync(isTold ? $"该患者是{telling}，已解释。" : "已向护士长核实。", default));
        complaint.Feedback(FeedbackWay.Phone, new(2026, 3, 2), await desk.HandAsync($"{name}表示理解，{words}", default));
        return (complaint, ([name, phone, phone.Insert(3, "-"), bed, words, "家住清河路", .. isPatient ? ["慕容清秋", Forms.IdNumber, Forms.Address, "13711112222"] : Array.Empty<string>()], isTold));
    }

    private static async Task<Outcome<PaperFile>> DrawAsync(ComplaintHospital hospital, string by, Id<Complaint> id, ComplaintPaper paper) =>
        await hospital.Hospital.Run.RunAsync(await hospital.AsAsync(by), (DrawComplaintPaper use) => use.HandleAsync(id, paper, Words));

    /// <summary>Everything that is written in it, as a reader of the format that is not the writer finds it.</summary>
    private static string Read(byte[] file, bool isChecked = true)
    {
        using var paper = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        var main = paper.MainDocumentPart!;
        if (isChecked)
        {
            Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2013).Validate(paper).Select(error => $"{error.Path?.XPath}: {error.Description}"));
            var page = main.Document.Body!.Elements<SectionProperties>().Single().GetFirstChild<PageSize>()!;
            Assert.Equal((11_906U, 16_838U), (page.Width!.Value, page.Height!.Value));
            Assert.Equal(["PAGE", "NUMPAGES"], main.FooterParts.Single().Footer.Descendants<SimpleField>().Select(field => field.Instruction!.Value));
        }

        return string.Join('\n', main.Document.Descendants<Paragraph>().Concat(main.HeaderParts.Single().Header.Descendants<Paragraph>()).Concat(main.FooterParts.Single().Footer.Descendants<Paragraph>()).Select(paragraph => paragraph.InnerText));
    }
}
