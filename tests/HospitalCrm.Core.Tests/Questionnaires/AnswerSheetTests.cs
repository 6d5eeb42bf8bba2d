using HospitalCrm.Core.Archive;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Questionnaires;
using Microsoft.EntityFrameworkCore;
using static HospitalCrm.Core.Tests.Questionnaires.QuestionnaireHospital;

namespace HospitalCrm.Core.Tests.Questionnaires;

/// <summary>当时问卷: what was asked and answered is read years later as it was, or it is said that it was altered.</summary>
public sealed class AnswerSheetTests
{
    private static readonly Guid Patient = Guid.CreateVersion7();
    private static readonly Answers Ill = Answers.None.With("pain", "yes").With("score", "7");

    [Fact]
    public async Task A_sheet_is_read_as_it_was_asked_after_ten_editions()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var writer = await hospital.StaffAsync("nursing01", "护理部", Writer);
        var id = await hospital.DraftAsync(writer);
        await hospital.PublishAsync(writer, id);
        var blank = await hospital.BlankAsync(writer, "own-1");
        var filled = await hospital.FillAsync(writer, Patient, blank, Ill);

        foreach (var change in Enumerable.Range(2, 10))
        {
            await hospital.PublishAsync(writer, id, change % 2 == 0 ? Pain($"第{change}版").Remove(1) : Pain($"第{change}版"));
        }

        var sheet = await hospital.ReadAsync(writer, filled);
        Assert.True(sheet.IsGenuine);
        Assert.Equal((blank.Set.ToJson(), "疼痛随访", 1), (sheet.Set.ToJson(), sheet.Name, sheet.Number));
        Assert.Equal(Ill, sheet.Answers);
        Assert.Equal(["疼痛"], sheet.Flags.Select(flag => flag.Why));
    }

    [Fact]
    public async Task Random_questionnaires_are_restored_as_they_were_asked()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var writer = await hospital.StaffAsync("nursing01", "护理部", Writer);
        foreach (var seed in Enumerable.Range(0, 40))
        {
            var forms = new RandomForms(seed);
            var set = forms.Set();
            var id = await hospital.DraftAsync(writer, set);
            await hospital.PublishAsync(writer, id);
            var code = (await hospital.SheetAsync(writer, id)).Form.Code;
            var answers = forms.Full(set);
            var filled = await hospital.FillAsync(writer, Patient, await hospital.BlankAsync(writer, code), answers);
            await hospital.PublishAsync(writer, id, Pain());

            var sheet = await hospital.ReadAsync(writer, filled);
            var check = set.Check(answers);
            Assert.True(sheet.IsGenuine);
            Assert.Equal(set.ToJson(), sheet.Set.ToJson());
            Assert.Equal(check.Kept, sheet.Answers);
            Assert.Equal(check.Flags, sheet.Flags);
            Assert.Equal(check.Score, sheet.Score);
            Assert.Equal(check.Opinion, sheet.Derived);
        }
    }

    [Fact]
    public async Task A_call_begun_on_an_edition_ends_on_it_though_another_is_asked_by_now()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var writer = await hospital.StaffAsync("nursing01", "护理部", Writer);
        var id = await hospital.DraftAsync(writer);
        await hospital.PublishAsync(writer, id);
        var begun = await hospital.BlankAsync(writer, "own-1");
        await hospital.PublishAsync(writer, id, Pain("下午换了"));

        var sheet = await hospital.ReadAsync(writer, await hospital.FillAsync(writer, Patient, begun, Ill));

        Assert.Equal((1, "疼不疼？"), (sheet.Number, sheet.Set.Questions[0].Text));
        Assert.Equal("疼不疼？", (await hospital.WithSheetsAsync(writer, sheets => sheets.EditionAsync(begun.Edition, default)))!.Set.Questions[0].Text);
    }

    [Fact]
    public async Task Answers_that_do_not_hold_and_editions_nobody_published_are_not_kept()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var writer = await hospital.StaffAsync("nursing01", "护理部", Writer);
        var id = await hospital.DraftAsync(writer);
        var draft = await hospital.WithDbAsync(db => db.QuestionnaireEditions.Select(edition => edition.Id).SingleAsync());
        var unpublished = await Assert.ThrowsAsync<RuleViolation>(() => hospital.FillAsync(writer, Patient, new(draft.Value, "own-1", "", 1, Pain()), Ill));
        await hospital.PublishAsync(writer, id);

        var missing = await Assert.ThrowsAsync<RuleViolation>(async () => await hospital.FillAsync(writer, Patient, await hospital.BlankAsync(writer, "own-1"), Answers.None));

        Assert.Equal(("Questionnaires.Missing", "Questionnaires.Answers"), (unpublished.Code, missing.Code));
        Assert.Equal(0, await hospital.WithDbAsync(db => db.AnswerSheets.CountAsync()));
    }

    [Theory]
    [InlineData("questions")]
    [InlineData("questions and their hash")]
    [InlineData("answers of another sheet")]
    [InlineData("the patient")]
    [InlineData("who filled it in")]
    [InlineData("rubbish")]
    public async Task A_sheet_that_was_altered_in_the_database_says_so(string what)
    {
        await using var hospital = await TestHospital.OpenAsync();
        var writer = await hospital.StaffAsync("nursing01", "护理部", Writer);
        await hospital.PublishAsync(writer, await hospital.DraftAsync(writer));
        await hospital.PublishAsync(writer, await hospital.DraftAsync(writer, Pain("你疼吗？")));
        var blank = await hospital.BlankAsync(writer, "own-1");
        var id = await hospital.FillAsync(writer, Patient, blank, Ill);
        var other = await hospital.FillAsync(writer, Patient, await hospital.BlankAsync(writer, "own-2"), Answers.None.With("pain", "no"));
        var donor = await hospital.WithDbAsync(db => db.AnswerSheets.AsNoTracking().SingleAsync(sheet => sheet.Id == other));

        await hospital.WithDbAsync(db => AlterAsync(db.AnswerSheets.Where(sheet => sheet.Id == id), what, donor));

        Assert.False((await hospital.ReadAsync(writer, id)).IsGenuine);
        Assert.True((await hospital.ReadAsync(writer, other)).IsGenuine);
    }

    [Fact]
    public async Task A_clinician_sets_the_opinion_with_a_reason_and_an_agent_does_not()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var writer = await hospital.StaffAsync("nursing01", "护理部", Writer);
        var doctor = await hospital.StaffAsync("doctor01", "李主任", QuestionnairePermissions.SetOpinion);
        var agent = await hospital.StaffAsync("agent01", "话务员");
        await hospital.PublishAsync(writer, await hospital.DraftAsync(writer));
        var blank = await hospital.BlankAsync(writer, "own-1");

        var refused = await Assert.ThrowsAsync<RuleViolation>(() => hospital.FillAsync(agent, Patient, blank, Ill, new("复发", "听着像")));
        var silent = await Assert.ThrowsAsync<RuleViolation>(() => hospital.FillAsync(doctor, Patient, blank, Ill, new("复发", " ")));
        var plain = await hospital.ReadAsync(agent, await hospital.FillAsync(agent, Patient, blank, Ill));
        var set = await hospital.ReadAsync(doctor, await hospital.FillAsync(doctor, Patient, blank, Ill, new("复发", "疼痛加重")));

        Assert.Equal(("Questionnaires.OpinionIsClinical", "Questionnaires.OpinionNeedsReason"), (refused.Code, silent.Code));
        Assert.Null(plain.Opinion);
        Assert.Equal("按约复诊", plain.Derived!.Guidance);
        Assert.Equal(("复发", "疼痛加重", "doctor01", "好转"), (set.Opinion!.Opinion, set.Opinion.Why, set.Opinion.By, set.Derived!.Opinion));
        Assert.True(set.IsGenuine);
    }

    [Fact]
    public async Task What_was_answered_is_sealed_and_its_keeping_is_on_the_patients_record()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var writer = await hospital.StaffAsync("nursing01", "护理部", Writer);
        await hospital.PublishAsync(writer, await hospital.DraftAsync(writer));

        var id = await hospital.FillAsync(writer, Patient, await hospital.BlankAsync(writer, "own-1"), Ill);

        var bytes = await hospital.WithDbAsync(db => db.AnswerSheets.Where(sheet => sheet.Id == id).Select(sheet => sheet.Answers).SingleAsync());
        Assert.DoesNotContain("pain", System.Text.Encoding.UTF8.GetString(bytes.Bytes), StringComparison.Ordinal);
        Assert.True(await hospital.WithDbAsync(db => db.AuditEntries.AnyAsync(entry => entry.Act == AuditAct.Created && entry.Entity == nameof(AnswerSheet) && entry.PatientId == Patient)));
    }

    [Fact]
    public async Task A_trend_follows_the_key_across_editions_though_the_words_change()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var writer = await hospital.StaffAsync("nursing01", "护理部", Writer);
        var id = await hospital.DraftAsync(writer);
        await hospital.PublishAsync(writer, id);
        await hospital.FillAsync(writer, Patient, await hospital.BlankAsync(writer, "own-1"), Ill);
        hospital.Clock.Advance(TimeSpan.FromDays(30));
        var reworded = Pain("还疼吗？").Put(1, Pain().Questions[1] with { Text = "疼几分？" });
        await hospital.PublishAsync(writer, id, reworded);
        await hospital.FillAsync(writer, Patient, await hospital.BlankAsync(writer, "own-1"), Ill.With("score", "3"));
        await hospital.FillAsync(writer, Guid.CreateVersion7(), await hospital.BlankAsync(writer, "own-1"), Ill.With("score", "10"));

        var sheets = await hospital.WithSheetsAsync(writer, room => room.OfPatientsAsync([Patient], ReadAnswers.Most, default));
        var trend = Assert.Single(AnswerTrend.Of(sheets));

        Assert.Equal(("score", "疼几分？"), (trend.Key, trend.Text));
        Assert.Equal([(1, 7m), (2, 3m)], trend.Points.Select(point => (point.Number, point.Figure)));
    }

    private static Task<int> AlterAsync(IQueryable<AnswerSheet> sheet, string what, AnswerSheet donor) => what switch
    {
        "questions" => sheet.ExecuteUpdateAsync(set => set.SetProperty(known => known.Asked, donor.Asked)),
        "questions and their hash" => sheet.ExecuteUpdateAsync(set => set.SetProperty(known => known.Asked, donor.Asked).SetProperty(known => known.AskedHash, donor.AskedHash)),
        "answers of another sheet" => sheet.ExecuteUpdateAsync(set => set.SetProperty(known => known.Answers, donor.Answers)),
        "the patient" => sheet.ExecuteUpdateAsync(set => set.SetProperty(known => known.PatientId, Guid.CreateVersion7())),
        "who filled it in" => sheet.ExecuteUpdateAsync(set => set.SetProperty(known => known.FilledBy, "nobody")),
        _ => sheet.ExecuteUpdateAsync(set => set.SetProperty(known => known.Asked, new byte[] { 1, 2, 3 })),
    };
}
