using HospitalCrm.Core.Data.Drafts;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.FollowUps;

/// <summary>Wrong numbers, two windows, long silences, impossible days: what goes wrong at the desk and must not harm.</summary>
public sealed class FollowUpMishapTests
{
    [Fact]
    public async Task A_stranger_is_not_rung_up_again_for_this_patient_and_stays_reachable_for_himself()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await NurseAsync(hospital);
        var task = await hospital.DueAsync("王芳", null, "13900000001", "13900000002");
        var stranger = await hospital.DueAsync("赵强", null, "13900000001");
        await hospital.TakeAsync(nurse, task);

        var answer = await hospital.RecordAsync(nurse, task, new() { Outcome = FollowUpOutcome.NotThePatient, Number = await hospital.NumberAsync(task) });
        await hospital.Hospital.Run.RunAsync(nurse, (AddFollowUp use) => use.HandleAsync(new() { Patient = task.PatientId.Value, Reason = "复查" }));
        var other = (await hospital.TasksAsync()).Single(one => one.Origin == FollowUpOrigin.ByHand);
        await hospital.TakeAsync(nurse, stranger);
        await hospital.RecordAsync(nurse, stranger, new() { Outcome = FollowUpOutcome.Rescheduled, Day = FollowUpHospital.Today.AddDays(1), Number = await hospital.NumberAsync(stranger) });

        Assert.Equal(FollowUpState.Leased, answer.Value!.State);
        Assert.Equal([(false, null), (true, FollowUpOutcome.NotThePatient)], await NumbersAsync(hospital, nurse, task));
        Assert.Equal([(false, null), (true, FollowUpOutcome.NotThePatient)], await NumbersAsync(hospital, nurse, other));
        Assert.Equal([(false, FollowUpOutcome.Rescheduled)], await NumbersAsync(hospital, nurse, stranger));
    }

    [Fact]
    public async Task When_only_strangers_answered_somebody_looks_for_a_number()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await NurseAsync(hospital);
        var task = await hospital.DueAsync("王芳", null, "13900000001");
        await hospital.TakeAsync(nurse, task);

        var answer = await hospital.RecordAsync(nurse, task, new() { Outcome = FollowUpOutcome.NotThePatient, Number = await hospital.NumberAsync(task) });

        Assert.Equal(FollowUpState.NumberNeeded, answer.Value!.State);
        Assert.Equal(0, (await hospital.TasksAsync()).Single().Attempts);
    }

    [Fact]
    public async Task A_number_of_somebody_else_teaches_nothing()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await NurseAsync(hospital);
        var (task, other) = (await hospital.DueAsync("王芳"), await hospital.DueAsync("李娜"));
        await hospital.TakeAsync(nurse, task);

        await hospital.RecordAsync(nurse, task, new() { Outcome = FollowUpOutcome.EmptyNumber, Number = await hospital.NumberAsync(other) });

        Assert.Equal(0, await hospital.Hospital.WithDbAsync(db => db.ContactNumbers.CountAsync(number => number.DeadAt != null)));
        Assert.Null(await hospital.Hospital.WithDbAsync(db => db.FollowUpAttempts.Select(attempt => attempt.NumberId).SingleAsync()));
    }

    [Theory]
    [InlineData(366)]
    [InlineData(2_900_000)]
    public async Task Nobody_is_put_off_into_a_future_in_which_he_would_be_forgotten(int days)
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await NurseAsync(hospital);
        var task = await hospital.DueAsync();
        await hospital.TakeAsync(nurse, task);

        var answer = await hospital.RecordAsync(nurse, task, new() { Outcome = FollowUpOutcome.Rescheduled, Day = FollowUpHospital.Today.AddDays(days) });
        var added = await hospital.Hospital.Run.RunAsync(nurse, (AddFollowUp use) => use.HandleAsync(new() { Patient = task.PatientId.Value, Reason = "复查", On = FollowUpHospital.Today.AddDays(days) }));

        Assert.Equal("FollowUps.DayTooFar", Assert.Single(answer.Problem!.Fields).Code);
        Assert.Equal("FollowUps.DayTooFar", Assert.Single(added.Problem!.Fields).Code);
    }

    [Fact]
    public async Task Who_left_alive_did_not_die_before()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await NurseAsync(hospital);
        var task = await hospital.DueAsync();
        await hospital.TakeAsync(nurse, task);

        var answer = await hospital.RecordAsync(nurse, task, new() { Outcome = FollowUpOutcome.Died, DiedOn = FollowUpHospital.Today.AddDays(-8) });

        Assert.Equal("FollowUps.DiedBeforeDischarge", answer.Problem!.Code);
        Assert.Equal(FollowUpState.Leased, (await hospital.OnlyAsync()).State);
    }

    [Fact]
    public async Task Who_types_again_after_a_long_silence_has_the_patient_again_unless_a_colleague_began()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var (one, two) = (await NurseAsync(hospital), await NurseAsync(hospital, "nurse02", "张敏"));
        var task = await hospital.DueAsync();
        await hospital.TakeAsync(one, task);
        hospital.Hospital.Clock.Advance(TimeSpan.FromMinutes(16));
        await hospital.RunAsync();

        var again = await KeepAsync(hospital, one, task);
        var refused = await hospital.TakeAsync(two, task);
        hospital.Hospital.Clock.Advance(TimeSpan.FromMinutes(16));
        await hospital.TakeAsync(two, task);
        var lost = await KeepAsync(hospital, one, task);

        Assert.Equal((true, "FollowUps.Busy", false), (again.Value, refused.Problem!.Code, lost.Value));
        Assert.Equal("nurse02", (await hospital.OnlyAsync()).LeaseBy);
    }

    [Fact]
    public async Task A_second_window_writes_nothing_twice()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await NurseAsync(hospital);
        var task = await hospital.DueAsync();
        await hospital.TakeAsync(nurse, task);
        FollowUpForm Form() => new() { Outcome = FollowUpOutcome.NoAnswer, Round = 1, TriedAt = null };

        var first = await hospital.RecordAsync(nurse, task, Form());
        var second = await hospital.RecordAsync(nurse, task, Form());

        Assert.Null(first.Problem);
        Assert.Equal(ProblemKind.Stale, second.Problem!.Kind);
        Assert.Equal((FollowUpState.Waiting, 1), ((await hospital.OnlyAsync()).State, (await hospital.OnlyAsync()).Attempts));
    }

    [Fact]
    public async Task What_was_typed_in_a_round_that_a_colleague_ended_is_gone_with_it()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var (one, two) = (await NurseAsync(hospital), await NurseAsync(hospital, "nurse02", "张敏"));
        var task = await hospital.DueAsync();
        await hospital.TakeAsync(one, task);
        await hospital.Hospital.Run.RunAsync(one, (SaveDraft use) => use.HandleAsync(RecordFollowUp.DraftKey(task.Id), """{"Note":"第一轮"}"""));
        hospital.Hospital.Clock.Advance(TimeSpan.FromMinutes(16));
        await hospital.TakeAsync(two, task);

        await hospital.RecordAsync(two, task, new() { Outcome = FollowUpOutcome.Done, Note = "恢复良好" });

        Assert.Null((await hospital.Hospital.Run.RunAsync(one, (ReadDraft use) => use.HandleAsync(RecordFollowUp.DraftKey(task.Id)))).Value);
    }

    [Fact]
    public async Task A_call_that_took_place_is_written_down_though_he_was_written_to_meanwhile()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        hospital.Hospital.Services.GetRequiredService<ParameterValues>().Load(new Dictionary<string, string> { [FollowUpParameters.ContactsPerDay.Key] = "1" });
        var nurse = await NurseAsync(hospital);
        var task = await hospital.DueAsync("王芳", null, "13900000001");
        await hospital.TakeAsync(nurse, task);
        hospital.Hospital.Clock.Advance(TimeSpan.FromMinutes(16));
        await hospital.RunAsync();
        await hospital.InScopeAsync(async services =>
        {
            await services.GetRequiredService<MessageOutbox>().AddAsync(new NewMessage("test", "1", MessageCategory.Notice, "13900000001", "复诊提醒") { PatientId = task.PatientId }, default);
            return await services.GetRequiredService<Core.Data.CrmDb>().SaveChangesAsync();
        });

        var saved = await hospital.RecordAsync(nurse, task, new() { Outcome = FollowUpOutcome.Done, Note = "恢复良好" });

        Assert.Null(saved.Problem);
    }

    [Fact]
    public async Task The_dead_and_who_wants_no_calls_are_not_put_back_into_the_queue()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await NurseAsync(hospital);
        var task = await hospital.DueAsync();
        await hospital.TakeAsync(nurse, task);
        await hospital.RecordAsync(nurse, task, new() { Outcome = FollowUpOutcome.Done, Note = "恢复良好" });
        var record = await hospital.Hospital.WithDbAsync(db => db.FollowUpRecords.SingleAsync());
        var willing = await hospital.DueAsync("李娜");
        await hospital.TakeAsync(nurse, willing);
        await hospital.RecordAsync(nurse, willing, new() { Outcome = FollowUpOutcome.Refused, NeverAgain = true });
        await hospital.Hospital.WithDbAsync(async db =>
        {
            (await db.Patients.SingleAsync(patient => patient.Id == task.PatientId)).Die(FollowUpHospital.Today, Core.Patients.DeathSource.Family, "nurse01");
            return await db.SaveChangesAsync();
        });

        var redone = await hospital.Hospital.Run.RunAsync(nurse, (RedoFollowUps use) => use.HandleAsync([record.Id]));
        var added = await hospital.Hospital.Run.RunAsync(nurse, (AddFollowUp use) => use.HandleAsync(new() { Patient = willing.PatientId.Value, Reason = "复查" }));

        Assert.Equal(("FollowUps.Deceased", "FollowUps.WantsNone"), (redone.Problem!.Code, added.Problem!.Code));
    }

    [Fact]
    public async Task What_nobody_who_works_here_may_call_is_told_to_whoever_sees_all()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await NurseAsync(hospital);
        var office = await hospital.Hospital.StaffAsync("nursing01", "护理部", FollowUpPermissions.View, SecurityPermissions.Use);
        await hospital.DueAsync();
        var before = await CountAsync(hospital, office);

        await hospital.Hospital.WithDbAsync(async db =>
        {
            (await db.Staff.SingleAsync(staff => staff.StaffNo == nurse.StaffNo)).Leave(TestHospital.Monday);
            return await db.SaveChangesAsync();
        });
        var after = await CountAsync(hospital, office);
        var rows = await hospital.Hospital.Run.ReadAsync(office, FollowUpList.Due, new() { Filters = new Dictionary<string, string> { ["waitsFor"] = "Nobody" } });

        Assert.Equal((0, 1), (before.Forsaken, after.Forsaken));
        Assert.Single(rows.Value!.Rows);
    }

    [Theory]
    [InlineData("""{"a":null}""")]
    [InlineData("""{"a":[null,"1"]}""")]
    [InlineData("[1]")]
    [InlineData("""{"a":{"b":1}}""")]
    [InlineData("null")]
    public void Answers_that_are_none_do_not_break_the_form(string json) =>
        Assert.All(Answers.FromJson(json).Keys, key => Assert.Equal(["1"], Answers.FromJson(json)[key]));

    private static Task<Actor> NurseAsync(FollowUpHospital hospital, string code = "nurse01", string name = "何佳佳") => hospital.Hospital.StaffAsync(code, name, FollowUpHospital.Nurse);

    private static Task<Outcome<bool>> KeepAsync(FollowUpHospital hospital, Actor by, FollowUpTask task) => hospital.Hospital.Run.RunAsync(by, (KeepFollowUp use) => use.HandleAsync(task.Id));

    private static async Task<FollowUpCounts> CountAsync(FollowUpHospital hospital, Actor by) => (await hospital.Hospital.Run.RunAsync(by, (CountFollowUps use) => use.HandleAsync())).Value!;

    private static async Task<IEnumerable<(bool IsDead, FollowUpOutcome? Last)>> NumbersAsync(FollowUpHospital hospital, Actor by, FollowUpTask task) =>
        (await hospital.Hospital.Run.RunAsync(by, (ReadFollowUp use) => use.HandleAsync(task.Id))).Value!.Numbers.Select(number => (number.IsDead, number.LastOutcome));
}
