using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Patients.Requests;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Patients;

public sealed class DataRequestTests
{
    [Fact]
    public async Task The_deadline_runs_in_workdays()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());

        var request = await ReadAsync(hospital, await AskAsync(hospital, id, DataRequestKind.See));

        Assert.Equal(new DateOnly(2026, 3, 23), request.DueOn); // fifteen workdays after Monday the 2nd
        Assert.Equal((DataRequestState.Open, false), (request.State, request.IsOverdue));
    }

    [Fact]
    public async Task One_that_nobody_answered_in_time_is_overdue_and_found_so()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var request = await AskAsync(hospital, await hospital.HaveAsync(Forms.WangFang()), DataRequestKind.Copy);
        hospital.Clock.Advance(TimeSpan.FromDays(30));

        var late = await hospital.Run.ReadAsync(Actor.Product("test"), DataRequestList.Definition, new ListQuery { Filters = new Dictionary<string, string> { ["overdue"] = "overdue" } });

        Assert.Equal(request, Assert.Single(late.Value!.Rows).Id);
        Assert.True((await ReadAsync(hospital, request)).IsOverdue);
    }

    [Fact]
    public async Task Nothing_is_granted_before_it_is_sure_who_asks()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        var request = await AskAsync(hospital, id, DataRequestKind.Delete, IdentityCheck.NotYet);

        var outcome = await AnswerAsync(hospital, request, DataRequestState.Granted);

        Assert.Equal("Patients.IdentityFirst", outcome.Problem!.Code);
        Assert.Equal("王芳", await hospital.WithDbAsync(db => db.Patients.Select(patient => patient.Name).SingleAsync()));
    }

    [Fact]
    public async Task A_closed_request_stays_closed()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var request = await AskAsync(hospital, await hospital.HaveAsync(Forms.WangFang()), DataRequestKind.See);
        Assert.Null((await AnswerAsync(hospital, request, DataRequestState.Refused)).Problem);

        var again = await AnswerAsync(hospital, request, DataRequestState.Granted);

        Assert.Equal("Patients.RequestClosed", again.Problem!.Code);
    }

    [Fact]
    public async Task Two_who_answer_at_once_are_told()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var request = await AskAsync(hospital, await hospital.HaveAsync(Forms.WangFang()), DataRequestKind.See);

        var outcome = await hospital.Run.RunAsync(Actor.Product("test"), (AnswerDataRequest use) => use.HandleAsync(new(request, 7, DataRequestState.Granted, "已查阅")));

        Assert.Equal(ProblemKind.Stale, outcome.Problem!.Kind);
    }

    [Fact]
    public async Task Who_was_treated_keeps_his_medical_record_and_loses_the_rest()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var form = Forms.WangFang();
        (form.Email, form.Hobbies, form.Note) = ("wf@example.cn", "太极拳", "下午方便");
        form.Contacts = [new() { Name = "李强", Relation = "1", Phone = new() { Number = "13600136000", Owner = NumberOwner.Contact } }];
        var id = await hospital.HaveAsync(form);
        await TreatAsync(hospital, id);
        var request = await AskAsync(hospital, id, DataRequestKind.Delete);

        Assert.Null((await AnswerAsync(hospital, request, DataRequestState.Granted)).Problem);

        var left = await hospital.WithDbAsync(db => db.Patients.Include(patient => patient.Numbers).Include(patient => patient.Contacts).SingleAsync());
        Assert.Equal(("王芳", "B0001", 1), (left.Name, left.MedicalRecordNo, left.Numbers.Count));
        Assert.Null(left.Email);
        Assert.Null(left.Hobbies);
        Assert.Null(left.Note);
        Assert.Empty(left.Contacts);
        Assert.Contains("+visits", (await ReadAsync(hospital, request)).Outcome);
        Assert.All(await hospital.WithDbAsync(db => db.ConsentEntries.ToListAsync()), entry => Assert.Equal(ConsentState.Withdrawn, entry.State));
    }

    [Fact]
    public async Task Who_was_never_treated_is_nameless_afterwards_and_found_by_nothing()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var form = Forms.WangFang();
        (form.IdNumber, form.Kind) = (Forms.IdNumber, PatientKind.Prospect);
        var request = await AskAsync(hospital, await hospital.HaveAsync(form), DataRequestKind.Delete);

        Assert.Null((await AnswerAsync(hospital, request, DataRequestState.Granted)).Problem);

        var left = await hospital.WithDbAsync(db => db.Patients.IgnoreQueryFilters().Include(patient => patient.Numbers).SingleAsync());
        Assert.Equal((ArchiveEraser.Nameless, null, null, 0), (left.Name, left.IdNumberIndex, left.MedicalRecordNo, left.Numbers.Count));
        Assert.NotNull(left.DeletedAt);
        Assert.Empty(await hospital.WithDbAsync(db => db.NameSuffixes.Where(suffix => suffix.Suffix == "王芳").ToListAsync()));
        var proof = await ReadAsync(hospital, request);
        Assert.Null(proof.PatientId);
        Assert.Contains("-identity", proof.Outcome);
    }

    [Fact]
    public async Task A_withdrawal_that_is_granted_stands_in_the_ledger()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        await hospital.Run.RunAsync(Actor.Product("test"), (RecordConsent use) => use.HandleAsync(new() { PatientId = id.Value, Channels = [ConsentChannel.WeChat], Purposes = [ConsentPurpose.Research], Proof = "同意书" }));
        hospital.Clock.Advance(TimeSpan.FromMinutes(1));

        await AnswerAsync(hospital, await AskAsync(hospital, id, DataRequestKind.WithdrawConsent), DataRequestState.Granted);

        var sheet = (await hospital.Run.RunAsync(Actor.Product("test"), (ReadConsents use) => use.HandleAsync(id))).Value!;
        Assert.Equal(ConsentState.Withdrawn, sheet.Cells.Single(cell => cell is { Channel: ConsentChannel.WeChat, Purpose: ConsentPurpose.Research }).State);
    }

    [Fact]
    public async Task What_was_asked_stands_in_the_change_record_only_for_those_who_see_requests()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        await AskAsync(hospital, id, DataRequestKind.See);
        var (nurse, agent) = (await hospital.StaffAsync("nurse01", "周洁", PatientPermissions.View), await hospital.StaffAsync("agent01", "李敏", PatientPermissions.View, PatientPermissions.ViewRequests));

        var nurses = (await hospital.Run.RunAsync(nurse, (ReadPatientChanges use) => use.HandleAsync(id))).Value!;
        var agents = (await hospital.Run.RunAsync(agent, (ReadPatientChanges use) => use.HandleAsync(id))).Value!;

        Assert.DoesNotContain(nurses.SelectMany(change => change.Fields), field => field.After == "请求办理");
        Assert.Contains(agents.SelectMany(change => change.Fields), field => field.After == "请求办理");
    }

    [Fact]
    public async Task Whoever_only_takes_requests_down_answers_none()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var request = await AskAsync(hospital, await hospital.HaveAsync(Forms.WangFang()), DataRequestKind.Delete);
        var agent = await hospital.StaffAsync("agent01", "李敏", [.. Forms.Clerk, PatientPermissions.ViewRequests, PatientPermissions.RegisterRequest]);

        var outcome = await hospital.Run.RunAsync(agent, (AnswerDataRequest use) => use.HandleAsync(new(request, 1, DataRequestState.Granted, "好")));

        Assert.Equal(ProblemKind.Forbidden, outcome.Problem!.Kind);
    }

    private static async Task<Id<DataRequest>> AskAsync(TestHospital hospital, Id<Patient> id, DataRequestKind kind, IdentityCheck identity = IdentityCheck.IdCardShown)
    {
        var outcome = await hospital.Run.RunAsync(Actor.Product("test"), (RegisterDataRequest use) => use.HandleAsync(new() { PatientId = id.Value, Kind = kind, Identity = identity, Text = "请求办理" }));
        Assert.Null(outcome.Problem);
        return outcome.Value;
    }

    private static Task<Outcome<bool>> AnswerAsync(TestHospital hospital, Id<DataRequest> request, DataRequestState state) => hospital.Run.RunAsync(
        Actor.Product("test"),
        async (AnswerDataRequest use) => await use.HandleAsync(new(request, await hospital.WithDbAsync(db => db.DataRequests.Where(known => known.Id == request).Select(known => known.Version).SingleAsync()), state, "已按请求办理")));

    private static async Task<DataRequestDetail> ReadAsync(TestHospital hospital, Id<DataRequest> request) =>
        (await hospital.Run.RunAsync(Actor.Product("test"), (ReadDataRequest use) => use.HandleAsync(request))).Value!;

    private static Task<int> TreatAsync(TestHospital hospital, Id<Patient> id) => hospital.WithDbAsync(async db =>
    {
        (await db.Patients.SingleAsync(patient => patient.Id == id)).NoteVisit(new(2026, 2, 1));
        return await db.SaveChangesAsync();
    });
}
