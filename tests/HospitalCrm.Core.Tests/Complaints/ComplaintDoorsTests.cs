using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Complaints;

/// <summary>What comes by reply or by the web is a draft somebody decides about; and how it stands is told to whoever may know.</summary>
public sealed class ComplaintDoorsTests
{
    private static readonly Actor Web = Actor.Product("web-form");

    [Fact]
    public async Task A_reply_that_complains_is_a_draft_of_the_patient_whose_number_it_is()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var wang = await hospital.Hospital.HaveAsync(Forms.WangFang());

        await HearAsync(hospital, "我要投诉，等了两个小时", "m1");

        var draft = await OnlyAsync(hospital);
        Assert.Equal((ComplaintState.Draft, ComplaintSource.SmsReply, null, wang), (draft.State, draft.Source, draft.Number, draft.PatientId));
        Assert.Equal("王芳", Vault(hospital).Open(Complaint.ComplainantNamePurpose, draft.ComplainantName));
        Assert.Equal("我要投诉，等了两个小时", Vault(hospital).Open(Complaint.WordsPurpose, draft.Words));
        Assert.Equal(3, draft.Clocks.Count); // first contact, statutory, acceptance: none waits for the acceptance
        Assert.Null((await ReplyAsync(hospital)).HandledAt);
    }

    [Fact]
    public async Task Who_writes_again_within_a_day_writes_on_the_same_draft_and_the_same_message_again_adds_nothing()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        await HearAsync(hospital, "投诉！态度差", "m1");
        hospital.Hospital.Clock.Advance(TimeSpan.FromHours(3));

        await HearAsync(hospital, "还没人理我，我要举报", "m2");
        await HearAsync(hospital, "还没人理我，我要举报", "m2");
        await HearAsync(hospital, "投诉另一件事", "m3", "13900139000");

        var drafts = await DraftsAsync(hospital);
        Assert.Equal(2, drafts.Count);
        var supplement = drafts[0].Steps.Single(step => step.Act == ComplaintAct.Supplement);
        Assert.Equal("还没人理我，我要举报", Vault(hospital).Open(ComplaintStep.WordsPurpose, supplement.Words!.Value));
        hospital.Hospital.Clock.Advance(TimeSpan.FromHours(22));
        await HearAsync(hospital, "投诉，过了一天", "m4");
        Assert.Equal(3, (await DraftsAsync(hospital)).Count);
    }

    [Fact]
    public async Task A_question_or_a_rating_is_no_complaint_and_a_number_of_several_people_names_nobody()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        await hospital.Hospital.HaveAsync(Forms.WangFang());
        var other = Forms.WangFang();
        (other.Name, other.MedicalRecordNo, other.BirthDate) = ("李强", "B0002", "1955-01-01");
        await hospital.Hospital.HaveAsync(other);

        await HearAsync(hospital, "请问几点开门", "m1");
        await HearAsync(hospital, "5", "m2");
        Assert.Empty(await DraftsAsync(hospital));
        await HearAsync(hospital, "投诉护士", "m3");

        var draft = await OnlyAsync(hospital);
        Assert.Equal((null, null), (draft.PatientId, draft.ComplainantName));
        var sheet = (await hospital.OpenAsync("complaint01", draft.Id)).Value!;
        Assert.Equal(["李强", "王芳"], sheet.Complainant!.Holders.Select(holder => holder.Name).Order(StringComparer.Ordinal));
        Assert.Empty((await hospital.OpenAsync("medical01", draft.Id)).Value?.Complainant?.Holders ?? []);
    }

    [Fact]
    public async Task Accepted_the_person_gets_the_number_and_the_reply_is_dealt_with_and_the_office_says_whose_archive_it_is()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        await hospital.Hospital.HaveAsync(Forms.WangFang());
        var other = Forms.WangFang();
        (other.Name, other.MedicalRecordNo, other.BirthDate) = ("李强", "B0002", "1955-01-01");
        var li = await hospital.Hospital.HaveAsync(other);
        await HearAsync(hospital, "投诉护士态度", "m1");
        var id = (await OnlyAsync(hospital)).Id;

        Assert.Equal(ProblemKind.Forbidden, (await hospital.DoAsync<AcceptComplaint>("agent01", (use, form) => use.HandleAsync(id, form))).Problem!.Kind);
        Assert.Null((await hospital.DoAsync<AcceptComplaint>("complaint01", (use, form) => use.HandleAsync(id, form))).Problem);
        Assert.Equal("Complaints.WrongState", (await hospital.DoAsync<AcceptComplaint>("complaint01", (use, form) => use.HandleAsync(id, form))).Problem!.Code);
        var stranger = await hospital.DoAsync<AssignComplaint>("complaint01", (use, form) => use.HandleAsync(id, form), new() { Handler = "9004", Patient = Guid.NewGuid() });
        Assert.Null((await hospital.DoAsync<AssignComplaint>("complaint01", (use, form) => use.HandleAsync(id, form), new() { Handler = "9004", Category = "nursing", Patient = li.Value })).Problem);

        var accepted = await hospital.OneAsync(id);
        Assert.Equal(("投诉-2026-000001", "nursing", li), (accepted.Number, accepted.CategoryCode, accepted.PatientId));
        Assert.Equal("Complaints.PatientNotHolder", stranger.Problem!.Code);
        var told = Vault(hospital).Open(ComplaintStep.WordsPurpose, accepted.Steps.Single(step => step is { Act: ComplaintAct.Tell, ToldNo: null }).Words!.Value);
        Assert.Contains("先生/女士您好", told, StringComparison.Ordinal);
        Assert.Contains("投诉-2026-000001", told, StringComparison.Ordinal);
        Assert.Equal(("complaint01", "投诉-2026-000001"), ((await ReplyAsync(hospital)).HandledBy, (await ReplyAsync(hospital)).Remark));
    }

    [Fact]
    public async Task A_draft_is_declined_with_a_ground_or_merged_into_the_older_one_of_the_same_number()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var older = await hospital.RegisterAsync();
        hospital.Hospital.Clock.Advance(TimeSpan.FromHours(1));
        await HearAsync(hospital, "投诉：同一件事", "m1");
        await HearAsync(hospital, "投诉：别的人", "m2", "13900139000");
        var drafts = await DraftsAsync(hospital);

        var wordless = await hospital.DoAsync<DeclineComplaint>("complaint01", (use, form) => use.HandleAsync(drafts[1].Id, form), new() { Text = " ", Ground = DeclineGround.Court });
        var groundless = await hospital.DoAsync<DeclineComplaint>("complaint01", (use, form) => use.HandleAsync(drafts[1].Id, form), new() { Text = "已由法院受理" });
        var invented = await hospital.DoAsync<DeclineComplaint>("complaint01", (use, form) => use.HandleAsync(drafts[1].Id, form), new() { Text = "已由法院受理", Ground = (DeclineGround)99 });
        Assert.Null((await hospital.DoAsync<DeclineComplaint>("complaint01", (use, form) => use.HandleAsync(drafts[1].Id, form), new() { Text = "已由法院受理（张三案）", Ground = DeclineGround.Court })).Problem);
        Assert.Null((await hospital.DoAsync<MergeComplaint>("complaint01", (use, form) => use.HandleAsync(drafts[0].Id, form), new() { Into = "2026-000001" })).Problem);

        Assert.All([wordless, groundless, invented], refused => Assert.Equal(ProblemKind.Invalid, refused.Problem!.Kind));
        Assert.Equal((ComplaintState.Declined, null), ((await hospital.OneAsync(drafts[1].Id)).State, (await hospital.OneAsync(drafts[1].Id)).Number));
        Assert.Equal((ComplaintState.Merged, older), ((await hospital.OneAsync(drafts[0].Id)).State, (await hospital.OneAsync(drafts[0].Id)).MergedIntoId));
        Assert.Equal(2, await hospital.Hospital.WithDbAsync(db => db.InboundMessages.CountAsync(reply => reply.HandledBy == "complaint01")));
        var (merged, declined) = (await ToldAsync(hospital, drafts[0].Id), await ToldAsync(hospital, drafts[1].Id));
        Assert.Contains("投诉-2026-000001", Assert.Single(merged), StringComparison.Ordinal);
        Assert.Contains("不予受理", Assert.Single(declined), StringComparison.Ordinal);
        Assert.Contains(DeclineGrounds.Words(DeclineGround.Court), declined[0], StringComparison.Ordinal);
        Assert.DoesNotContain("张三", declined[0], StringComparison.Ordinal); // what the office typed
        var kept = Vault(hospital).Open(ComplaintStep.WordsPurpose, (await hospital.OneAsync(drafts[1].Id)).Steps.Single(step => step.Act == ComplaintAct.Decline).Words!.Value);
        Assert.Equal($"{DeclineGrounds.Words(DeclineGround.Court)}。已由法院受理（张三案）", kept);
        Assert.Equal(
            [(ComplaintNotices.Declined, 1), (ComplaintNotices.Merged, 1)],
            await hospital.Hospital.WithDbAsync(async db => (await db.OutboundMessages.Select(message => message.Template).ToListAsync()).Where(code => code is ComplaintNotices.Declined or ComplaintNotices.Merged).GroupBy(code => code!).Select(group => (group.Key, group.Count())).Order().ToList()));
    }

    [Fact]
    public async Task Declined_the_nameless_hears_nothing_a_template_that_cannot_be_said_stops_nobody_and_a_second_press_tells_nothing_more()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        await hospital.RegisterAsync();
        await WriteAsync(hospital, new() { RequestKey = Guid.CreateVersion7(), Text = "匿名" });
        await HearAsync(hospital, "投诉：排队", "m1");
        await HearAsync(hospital, "投诉：停车", "m2", "13900139000");
        var drafts = await DraftsAsync(hospital);
        var (nameless, queue, parking) = (drafts.Single(one => one.ComplainantPhone is null), drafts.Single(one => Vault(hospital).Open(Complaint.ComplainantPhonePurpose, one.ComplainantPhone) == "13800138000"), drafts.Single(one => Vault(hospital).Open(Complaint.ComplainantPhonePurpose, one.ComplainantPhone) == "13900139000"));

        Assert.Null((await DeclineAsync(hospital, nameless.Id)).Problem);
        Assert.Null((await DeclineAsync(hospital, queue.Id)).Problem);
        var again = await DeclineAsync(hospital, queue.Id);
        await hospital.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<CrmDb>();
            db.MessageTemplates.Remove(await db.MessageTemplates.SingleAsync(template => template.Code == ComplaintNotices.Declined));
            return await db.SaveChangesAsync();
        });
        Assert.Null((await DeclineAsync(hospital, parking.Id)).Problem);

        Assert.Equal("Complaints.WrongState", again.Problem!.Code);
        Assert.Empty(await ToldAsync(hospital, nameless.Id));
        Assert.Single(await ToldAsync(hospital, queue.Id));
        Assert.Empty(await ToldAsync(hospital, parking.Id));
        foreach (var id in new[] { nameless.Id, queue.Id, parking.Id })
        {
            Assert.Equal(ComplaintState.Declined, (await hospital.OneAsync(id)).State);
        }
    }

    [Fact]
    public async Task The_web_gives_a_receipt_and_the_same_form_again_the_same_one()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var form = new WebComplaintForm { RequestKey = Guid.CreateVersion7(), ToDirector = true, Name = " 欧阳雪 ", Phone = "139 0013 9000", Department = "1001", Text = "排队三小时" };

        var first = (await WriteAsync(hospital, form)).Value;
        var again = (await WriteAsync(hospital, form)).Value;

        Assert.Matches("^HZ[2-9A-HJKMNP-TV-Z]{10}$", first!);
        Assert.Equal(first, again);
        var draft = await OnlyAsync(hospital);
        Assert.Equal((ComplaintState.Draft, ComplaintSource.DirectorMailbox, "1001", null), (draft.State, draft.Source, draft.DepartmentCode, draft.PatientId));
        Assert.Equal(("欧阳雪", "13900139000"), (Vault(hospital).Open(Complaint.ComplainantNamePurpose, draft.ComplainantName), Vault(hospital).Open(Complaint.ComplainantPhonePurpose, draft.ComplainantPhone)));
        Assert.Equal("Complaints.Missing", (await hospital.OpenAsync("head01", draft.Id)).Problem!.Code); // nobody concerned hears of a draft
    }

    [Fact]
    public async Task The_web_refuses_what_is_empty_too_long_or_of_no_department_and_keeps_nothing_of_it()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var key = Guid.CreateVersion7();

        Assert.Equal("Complaints.TextRequired", Field(await WriteAsync(hospital, new() { RequestKey = key, Text = "  " })));
        Assert.Equal("Complaints.TextTooLong", Field(await WriteAsync(hospital, new() { RequestKey = key, Text = new('长', 2_001) })));
        Assert.Equal("Complaints.PhoneUnreadable", Field(await WriteAsync(hospital, new() { RequestKey = key, Text = "等待", Phone = "不告诉你" })));
        Assert.Equal("Complaints.NameTooLong", Field(await WriteAsync(hospital, new() { RequestKey = key, Text = "等待", Name = new('王', 51) })));
        Assert.Equal("Complaints.WebFormOld", Field(await WriteAsync(hospital, new() { Text = "等待" })));
        Assert.Equal("Complaints.UnknownDepartment", (await WriteAsync(hospital, new() { RequestKey = key, Text = "等待", Department = "nowhere" })).Problem!.Code);
        Assert.Empty(await DraftsAsync(hospital));
    }

    [Fact]
    public async Task How_it_stands_is_told_by_number_and_digits_and_a_wrong_one_of_either_is_the_same_nothing()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var id = await hospital.RegisterAsync();

        Assert.Equal(new(PublicComplaintState.Accepted, new(2026, 3, 2), null, null), (await AskAsync(hospital, " ２０２６-000001 ", "8000")).Value);
        Assert.Null((await AskAsync(hospital, "投诉-2026-000001", "8001")).Value);
        Assert.Null((await AskAsync(hospital, "投诉-2026-000001", "")).Value);
        Assert.Null((await AskAsync(hospital, "投诉-2026-000002", "8000")).Value);
        Assert.Null((await AskAsync(hospital, null, null)).Value);
        await hospital.ToCallbackAsync(id);
        Assert.Equal(new(PublicComplaintState.UnderWay, new(2026, 3, 2), new(2026, 3, 2), null), (await AskAsync(hospital, "投诉-2026-000001", "8000", "agent01")).Value);
        await hospital.CallBackAsync("agent01", id, CallbackAnswer.Agreed);
        Assert.Equal(PublicComplaintState.Ended, (await AskAsync(hospital, "投诉-2026-000001", "8000")).Value!.State);
        Assert.Equal(ProblemKind.Forbidden, (await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("doctor01"), (AskComplaintState use) => use.HandleAsync("投诉-2026-000001", "8000"))).Problem!.Kind);
    }

    [Fact]
    public async Task A_receipt_opens_only_with_the_digits_unless_no_number_was_left_and_a_merged_one_goes_on_as_the_other()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        await hospital.RegisterAsync();
        hospital.Hospital.Clock.Advance(TimeSpan.FromMinutes(5));
        var nameless = (await WriteAsync(hospital, new() { RequestKey = Guid.CreateVersion7(), Text = "匿名" })).Value!;
        var his = (await WriteAsync(hospital, new() { RequestKey = Guid.CreateVersion7(), Text = "又一次", Phone = "13800138000" })).Value!;

        Assert.Equal(PublicComplaintState.Received, (await AskAsync(hospital, nameless.ToLowerInvariant(), "")).Value!.State);
        Assert.Null((await AskAsync(hospital, his, "")).Value);
        Assert.Equal(PublicComplaintState.Received, (await AskAsync(hospital, his, "8000")).Value!.State);
        var draft = (await DraftsAsync(hospital)).Single(one => one.Receipt == his);
        Assert.Null((await hospital.DoAsync<MergeComplaint>("complaint01", (use, form) => use.HandleAsync(draft.Id, form), new() { Into = "投诉-2026-000001" })).Problem);
        Assert.Equal(PublicComplaintState.Accepted, (await AskAsync(hospital, his, "8000")).Value!.State);
    }

    [Fact]
    public async Task A_complaint_from_before_the_digits_were_kept_is_found_by_its_number()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var id = await hospital.RegisterAsync();
        await hospital.Hospital.WithDbAsync(db => db.Complaints.Where(complaint => complaint.Id == id).ExecuteUpdateAsync(set => set.SetProperty(complaint => complaint.PhoneTail, (byte[]?)null)));

        Assert.NotNull((await AskAsync(hospital, "投诉-2026-000001", "8000")).Value);
        Assert.Null((await AskAsync(hospital, "投诉-2026-000001", "8001")).Value);
    }

    [Fact]
    public async Task The_work_list_of_drafts_holds_what_waits_and_is_for_the_office_alone()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        await hospital.RegisterAsync();
        await WriteAsync(hospital, new() { RequestKey = Guid.CreateVersion7(), Text = "网上投诉" });

        var office = await hospital.Hospital.Run.ReadAsync(await hospital.AsAsync("complaint01"), ComplaintDraftList.Definition, new());
        var agent = await hospital.Hospital.Run.ReadAsync(await hospital.AsAsync("agent01"), ComplaintDraftList.Definition, new());

        Assert.Equal([ComplaintSource.Web], office.Value!.Rows.Select(row => row.Source));
        Assert.Equal(ProblemKind.Forbidden, agent.Problem!.Kind);
    }

    private static Task<Outcome<bool>> DeclineAsync(ComplaintHospital hospital, Id<Complaint> id) =>
        hospital.DoAsync<DeclineComplaint>("complaint01", (use, form) => use.HandleAsync(id, form), new() { Text = "不属于本院职责", Ground = DeclineGround.NotOurs });

    /// <summary>What was written to the complainant.</summary>
    private static async Task<List<string>> ToldAsync(ComplaintHospital hospital, Id<Complaint> id) =>
        [.. (await hospital.OneAsync(id)).Steps.Where(step => step is { Act: ComplaintAct.Tell, ToldNo: null }).Select(step => Vault(hospital).Open(ComplaintStep.WordsPurpose, step.Words!.Value))];

    private static Vault Vault(ComplaintHospital hospital) => hospital.Hospital.Services.GetRequiredService<Vault>();

    private static string? Field(Outcome<string> outcome) => outcome.Problem!.Fields.Select(field => field.Code).FirstOrDefault();

    private static Task HearAsync(ComplaintHospital hospital, string said, string key, string from = "13800138000") =>
        hospital.Hospital.Services.GetRequiredService<MessageReplies>().TakeAsync("gateway", new ReceivedSms(hospital.Hospital.Clock.GetUtcNow().AddSeconds(-1), from, "", said, key), default);

    private static Task<Outcome<string>> WriteAsync(ComplaintHospital hospital, WebComplaintForm form) => hospital.Hospital.Run.RunAsync(Web, (WriteComplaint use) => use.HandleAsync(form));

    private static async Task<Outcome<ComplaintStanding?>> AskAsync(ComplaintHospital hospital, string? number, string? digits, string? by = null) =>
        await hospital.Hospital.Run.RunAsync(by is null ? Web : await hospital.AsAsync(by), (AskComplaintState use) => use.HandleAsync(number, digits));

    private static Task<InboundMessage> ReplyAsync(ComplaintHospital hospital) => hospital.Hospital.WithDbAsync(db => db.InboundMessages.AsNoTracking().SingleAsync());

    private static async Task<Complaint> OnlyAsync(ComplaintHospital hospital) => Assert.Single(await DraftsAsync(hospital));

    private static Task<List<Complaint>> DraftsAsync(ComplaintHospital hospital) => hospital.Hospital.WithDbAsync(db =>
        db.Complaints.AsNoTracking().Include(one => one.Steps).Include(one => one.Clocks).Where(one => one.State == ComplaintState.Draft).OrderBy(one => one.ReceivedAt).ThenBy(one => one.Id).ToListAsync());
}
