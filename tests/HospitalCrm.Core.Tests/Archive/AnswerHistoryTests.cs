using HospitalCrm.Core.Archive;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Tests.Patients;
using HospitalCrm.Core.Tests.Questionnaires;
using Microsoft.EntityFrameworkCore;
using static HospitalCrm.Core.Tests.Questionnaires.QuestionnaireHospital;

namespace HospitalCrm.Core.Tests.Archive;

/// <summary>随访答卷 in an archive: who reads them, and who says afterwards what he thinks of them.</summary>
public sealed class AnswerHistoryTests
{
    private static readonly Answers Ill = Answers.None.With("pain", "yes").With("score", "7");

    [Fact]
    public async Task Sheets_are_read_newest_first_with_their_trends_and_the_look_is_on_record()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var patient = await hospital.HaveAsync(Forms.WangFang());
        var reader = await hospital.StaffAsync("lead01", "吴丽萍", PatientPermissions.View, QuestionnairePermissions.ViewAnswers);
        await FillAsync(hospital, patient, Ill);
        hospital.Clock.Advance(TimeSpan.FromDays(7));
        await FillAsync(hospital, patient, Ill.With("score", "2"));

        var history = (await hospital.Run.RunAsync(reader, (ReadAnswers use) => use.HandleAsync(patient))).Must();

        Assert.Equal(["2", "7"], history.Sheets.Select(sheet => sheet.Answers.One("score")));
        Assert.Equal([7m, 2m], Assert.Single(history.Trends).Points.Select(point => point.Figure));
        Assert.Equal("护理部", history.Names["nursing01"]);
        Assert.True(await hospital.WithDbAsync(db => db.AuditEntries.AnyAsync(entry => entry.Act == AuditAct.Viewed && entry.Purpose == "answers" && entry.PatientId == patient.Value)));
    }

    [Fact]
    public async Task Who_does_not_reach_the_patient_neither_reads_nor_judges_his_answers()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var patient = await hospital.HaveAsync(Forms.WangFang());
        var id = await FillAsync(hospital, patient, Ill);
        var elsewhere = await hospital.StaffOfAsync("doctor02", "1002", PatientPermissions.View, QuestionnairePermissions.ViewAnswers, QuestionnairePermissions.SetOpinion);

        Assert.Equal("Patients.Missing", (await hospital.Run.RunAsync(elsewhere, (ReadAnswers use) => use.HandleAsync(patient))).Problem?.Code);
        Assert.Equal("Patients.Missing", (await hospital.Run.RunAsync(elsewhere, (SetSheetOpinion use) => use.HandleAsync(id, 1, new("复发", "加重")))).Problem?.Code);
    }

    [Fact]
    public async Task A_doctor_sets_the_opinion_afterwards_and_what_it_was_before_stays_on_record()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var patient = await hospital.HaveAsync(Forms.WangFang());
        var doctor = await hospital.StaffAsync("doctor01", "李主任", PatientPermissions.View, QuestionnairePermissions.ViewAnswers, QuestionnairePermissions.SetOpinion);
        var id = await FillAsync(hospital, patient, Ill);

        Assert.Null((await hospital.Run.RunAsync(doctor, (SetSheetOpinion use) => use.HandleAsync(id, 1, new("复发", "症状加重")))).Problem);
        Assert.Null((await hospital.Run.RunAsync(doctor, (SetSheetOpinion use) => use.HandleAsync(id, 2, new("未愈", "复查后更正")))).Problem);
        var stale = await hospital.Run.RunAsync(doctor, (SetSheetOpinion use) => use.HandleAsync(id, 2, new("好转", "晚了")));

        var sheet = await hospital.ReadAsync(doctor, id);
        Assert.Equal(ProblemKind.Stale, stale.Problem?.Kind);
        Assert.Equal(("未愈", "复查后更正", "doctor01"), (sheet.Opinion!.Opinion, sheet.Opinion.Why, sheet.Opinion.By));
        Assert.True(sheet.IsGenuine);
        Assert.Equal(2, await hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.Changed && entry.Entity == nameof(AnswerSheet) && entry.PatientId == patient.Value && entry.ActorNo == "doctor01")));
    }

    private static async Task<Id<AnswerSheet>> FillAsync(TestHospital hospital, Id<Patient> patient, Answers answers)
    {
        if (!await hospital.WithDbAsync(db => db.Questionnaires.AnyAsync()))
        {
            var writer = await hospital.StaffAsync("nursing01", "护理部", Writer);
            await hospital.PublishAsync(writer, await hospital.DraftAsync(writer));
        }

        var nurse = new Actor(ActorKind.Staff, "nursing01", "护理部");
        return await hospital.FillAsync(nurse, patient.Value, await hospital.BlankAsync(nurse, "own-1"), answers);
    }
}
