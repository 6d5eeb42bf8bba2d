using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Surveys;
using HospitalCrm.Core.Surveys.Satisfaction;
using HospitalCrm.Core.Tests.FollowUps;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Surveys;

/// <summary>Satisfaction asked in a follow-up: rows, figures that give nobody away, and the loop of a low score.</summary>
public sealed class SatisfactionTests
{
    [Fact]
    public async Task Each_item_is_a_row_of_its_department_or_of_the_doctor_who_was_named()
    {
        await using var hospital = await OpenAsync();
        var (nurse, task, _) = await TakenAsync(hospital);

        await RateAsync(hospital, nurse, task, "good", "very-good");

        var rows = await hospital.Hospital.WithDbAsync(db => db.SatisfactionRatings.AsNoTracking().ToListAsync());
        Assert.Equal(6, rows.Count(row => row is { Scope: SatisfactionScope.Department, DepartmentCode: "1001", StaffNo: "", Score: 80 }));
        Assert.Equal(4, rows.Count(row => row is { Scope: SatisfactionScope.Staff, StaffNo: "doctor01", Score: 100 }));
        Assert.All(rows, row => Assert.Equal((task.Id.Value, 1), (row.SourceKey, row.Round)));
        Assert.Equal(0, await hospital.Hospital.WithDbAsync(db => db.LowScores.CountAsync()));
    }

    [Fact]
    public async Task It_is_asked_once_a_stay_and_never_by_him_who_would_be_rated()
    {
        await using var hospital = await OpenAsync();
        var (nurse, task, doctor) = await TakenAsync(hospital);

        var byNurse = (await hospital.Hospital.Run.RunAsync(nurse, (ReadFollowUp use) => use.HandleAsync(task.Id))).Value!.Satisfaction!;
        var byDoctor = (await hospital.Hospital.Run.RunAsync(doctor, (ReadFollowUp use) => use.HandleAsync(task.Id))).Value!.Satisfaction!;
        await RateAsync(hospital, nurse, task, "good", "good");
        var again = (await hospital.Hospital.Run.RunAsync(nurse, (ReadFollowUp use) => use.HandleAsync(task.Id))).Value!.Satisfaction;

        Assert.Contains(byNurse.Questions, question => question.Key == "satisfaction-staff-doctor01");
        Assert.DoesNotContain(byDoctor.Questions, question => question.Key.StartsWith(SatisfactionPaper.StaffKey, StringComparison.Ordinal));
        Assert.Null(again);
    }

    [Fact]
    public async Task Ratings_that_cannot_be_meant_are_left_out_and_the_call_is_kept()
    {
        await using var hospital = await OpenAsync();
        var (nurse, task, _) = await TakenAsync(hospital);
        var form = await hospital.AnsweredAsync();
        form.Satisfaction = Answers.None.With("satisfaction-department", "dept-attitude=excellent", "nonsense=good").With("satisfaction-staff-head99", "staff-skill=bad").ToJson();

        var saved = await hospital.RecordAsync(nurse, task, form);

        Assert.Null(saved.Problem);
        Assert.Equal((0, 0), (await hospital.Hospital.WithDbAsync(db => db.SatisfactionRatings.CountAsync()), await hospital.Hospital.WithDbAsync(db => db.LowScores.CountAsync())));
    }

    [Fact]
    public async Task A_low_score_is_open_until_he_was_rung_back_and_it_is_written_what_was_done()
    {
        await using var hospital = await OpenAsync();
        var (nurse, task, _) = await TakenAsync(hospital);
        await RateAsync(hospital, nurse, task, "bad", "good", "等候太久");
        var head = await HandlerAsync(hospital, "complaint01");
        var low = await hospital.Hospital.WithDbAsync(db => db.LowScores.AsNoTracking().SingleAsync());

        var tooShort = await MoveAsync(hospital, head, low.Id, LowScoreState.Open, "");
        var skipped = await MoveAsync(hospital, head, low.Id, LowScoreState.Contacted, "已整改");
        var contacted = await MoveAsync(hospital, head, low.Id, LowScoreState.Open, "患者说明等候两小时");
        var twice = await MoveAsync(hospital, head, low.Id, LowScoreState.Open, "患者说明等候两小时");
        var resolved = await MoveAsync(hospital, head, low.Id, LowScoreState.Contacted, "增设叫号，已向患者致歉");

        Assert.Equal(["Surveys.NoteNeeded", "Surveys.LowScoreState", "Surveys.LowScoreState"], new[] { tooShort, skipped, twice }.Select(outcome => outcome.Problem!.Code));
        Assert.Null(contacted.Problem);
        Assert.Null(resolved.Problem);
        var row = (await RowsAsync(hospital, head)).Single();
        Assert.Equal((LowScoreState.Resolved, "1001"), (row.State, row.DepartmentCode));
        Assert.Contains("等候太久", hospital.Hospital.Services.GetRequiredService<Vault>().Open(LowScore.TextPurpose, row.Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_rated_never_finds_the_low_score_whatever_he_may_see()
    {
        await using var hospital = await OpenAsync();
        var (nurse, task, doctor) = await TakenAsync(hospital);
        await RateAsync(hospital, nurse, task, "good", "very-bad");
        var office = await HandlerAsync(hospital, "complaint01");
        var low = await hospital.Hospital.WithDbAsync(db => db.LowScores.Select(score => score.Id).SingleAsync());

        var moved = await MoveAsync(hospital, doctor, low, LowScoreState.Open, "与患者沟通过");

        Assert.Empty(await RowsAsync(hospital, doctor));
        Assert.Equal("Surveys.Missing", moved.Problem!.Code);
        Assert.Single(await RowsAsync(hospital, office));
    }

    [Fact]
    public async Task A_head_sees_his_own_departments_low_scores_only()
    {
        await using var hospital = await OpenAsync();
        var (nurse, task, _) = await TakenAsync(hospital);
        await RateAsync(hospital, nurse, task, "bad", "good");
        var head = await HandlerAsync(hospital, "head02");
        await hospital.Hospital.WithDbAsync(db => db.Grants.Where(grant => grant.Permission == "surveys.view-low-scores").ExecuteUpdateAsync(set => set.SetProperty(grant => grant.Scope, DataScope.Department)));
        await hospital.Hospital.WithDbAsync(db => db.Staff.Where(staff => staff.StaffNo == "head02").ExecuteUpdateAsync(set => set.SetProperty(staff => staff.DepartmentCode, "1002")));
        hospital.Hospital.Services.GetRequiredService<Grants>().Forget();

        Assert.Empty(await RowsAsync(hospital, head));
    }

    [Fact]
    public async Task Six_ticks_of_one_patient_are_one_answer_and_show_nothing()
    {
        await using var hospital = await OpenAsync();
        var (nurse, task, _) = await TakenAsync(hospital);
        await RateAsync(hospital, nurse, task, "good", "good");
        var reader = await hospital.Hospital.StaffAsync("manager01", "孙院长", SurveyPermissions.View);

        var sums = (await hospital.Hospital.Run.RunAsync(reader, (SumSatisfaction use) => use.HandleAsync(FollowUpHospital.Today, FollowUpHospital.Today))).Value!;

        Assert.Equal((1, null), (sums.Total.Answers, sums.Total.SatisfiedShare));
        Assert.All(sums.Departments.Concat(sums.Classes).Concat(sums.Items), group => Assert.False(group.IsShown));
        Assert.Null(sums.Staff);
    }

    [Fact]
    public void A_small_group_alone_is_not_told_by_the_total_either()
    {
        var (total, groups) = SatisfactionGroups.Hide([Group("a", 40, 38), Group("b", 12, 9), Group("c", 3, 0)]);

        Assert.True(total.IsShown);
        Assert.Equal([true, false, false], groups.Select(group => group.IsShown));
    }

    [Fact]
    public void Where_nothing_is_left_to_hide_behind_the_total_is_hidden()
    {
        var (alone, _) = SatisfactionGroups.Hide([Group("a", 4, 4)]);
        var (few, groups) = SatisfactionGroups.Hide([Group("a", 2, 2), Group("b", 1, 0)]);

        Assert.False(alone.IsShown);
        Assert.False(few.IsShown);
        Assert.All(groups, group => Assert.False(group.IsShown));
    }

    [Fact]
    public void Whose_intervals_overlap_stand_in_one_group_and_only_what_lies_apart_comes_after()
    {
        var (_, groups) = SatisfactionGroups.Hide([Group("a", 100, 98), Group("b", 100, 95), Group("c", 100, 40), Group("d", 100, 45)]);

        Assert.Equal([1, 1, 2, 2], groups.Select(group => group.Tier!.Value));
        var (_, apart) = SatisfactionGroups.Hide([Group("a", 200, 198), Group("b", 200, 60)]);
        Assert.Equal([1, 2], apart.Select(group => group.Tier!.Value));
    }

    [Fact]
    public async Task The_low_ratings_by_message_that_wait_are_counted_and_no_others()
    {
        await using var notices = await Notices.NoticeHospital.OpenAsync();
        var vault = notices.Hospital.Services.GetRequiredService<Vault>();
        await notices.Hospital.AddAsync(
            Reply(vault, "low", ReplyKind.Rating, 1), Reply(vault, "middling", ReplyKind.Rating, 3), Reply(vault, "words", ReplyKind.Unrecognised, null));
        var reader = await notices.Hospital.StaffAsync("lead02", "吴丽萍", SurveyPermissions.View);

        var sums = (await notices.Hospital.Run.RunAsync(reader, (SumRatings use) => use.HandleAsync(FollowUpHospital.Today.AddDays(-5), FollowUpHospital.Today, null))).Value!;

        Assert.Equal(1, sums.LowOpen);
    }

    private static InboundMessage Reply(Vault vault, string key, ReplyKind kind, int? rating)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(key);
        var reply = new InboundMessage("gateway", bytes, vault.Seal(InboundMessage.FromPurpose, "13900000001"), bytes, null, vault.Seal(InboundMessage.TextPurpose, key), TestHospital.Monday);
        reply.Understand(kind, rating, null, null);
        return reply;
    }

    private static SatisfactionSum Group(string key, int answers, int satisfied) => new(key, answers) { Points = answers * 70, Satisfied = satisfied };

    private static async Task<FollowUpHospital> OpenAsync()
    {
        var hospital = await FollowUpHospital.OpenAsync();
        await hospital.InScopeAsync(async services =>
        {
            await services.GetRequiredService<SettingsSetup>().InstallAsync(default);
            return await services.GetRequiredService<CrmDb>().SaveChangesAsync();
        });
        return hospital;
    }

    private static async Task<(Actor Nurse, FollowUpTask Task, Actor Doctor)> TakenAsync(FollowUpHospital hospital)
    {
        var doctor = await hospital.Hospital.StaffAsync("doctor01", "高志远", [.. FollowUpHospital.Doctor, SurveyPermissions.ViewLowScores, SurveyPermissions.HandleLowScores]);
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);
        var task = await hospital.DueAsync("王芳", "doctor01");
        await hospital.TakeAsync(nurse, task);
        return (nurse, task, doctor);
    }

    private static async Task RateAsync(FollowUpHospital hospital, Actor nurse, FollowUpTask task, string department, string doctor, string? words = null)
    {
        var asked = (await hospital.Hospital.Run.RunAsync(nurse, (ReadFollowUp use) => use.HandleAsync(task.Id))).Value!.Satisfaction!;
        var answers = asked.Questions.Where(question => question.Type == QuestionType.Matrix).Aggregate(
            Answers.None,
            (all, question) => all.With(question.Key, [.. question.Rows.Select(row => $"{row.Key}={(question.Key == SatisfactionPaper.DepartmentKey ? department : doctor)}")]));
        var form = await hospital.AnsweredAsync();
        form.Satisfaction = (words is null ? answers : answers.With(SatisfactionPaper.CommentKey, words)).ToJson();
        Assert.Null((await hospital.RecordAsync(nurse, task, form)).Problem);
    }

    private static Task<Actor> HandlerAsync(FollowUpHospital hospital, string staffNo) =>
        hospital.Hospital.StaffAsync(staffNo, staffNo, SurveyPermissions.ViewLowScores, SurveyPermissions.HandleLowScores, PatientPermissions.SeeNames);

    private static Task<Outcome<bool>> MoveAsync(FollowUpHospital hospital, Actor by, Id<LowScore> id, LowScoreState from, string note) =>
        hospital.Hospital.Run.RunAsync(by, (MoveLowScore use) => use.HandleAsync(id, from, note));

    private static async Task<IReadOnlyList<LowScoreRow>> RowsAsync(FollowUpHospital hospital, Actor by) =>
        (await hospital.Hospital.Run.ReadAsync(by, LowScoreList.Definition, new())).Value!.Rows;
}
