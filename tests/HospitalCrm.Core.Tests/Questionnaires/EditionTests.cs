using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Questionnaires;
using Microsoft.EntityFrameworkCore;
using static HospitalCrm.Core.Tests.Questionnaires.QuestionnaireHospital;

namespace HospitalCrm.Core.Tests.Questionnaires;

/// <summary>Draft, published, replaced: what was asked once never changes.</summary>
public sealed class EditionTests
{
    [Fact]
    public async Task A_draft_is_written_over_and_asked_only_once_it_is_published()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var writer = await hospital.StaffAsync("nursing01", "护理部", Writer);
        var id = await hospital.DraftAsync(writer);
        var draft = await hospital.SheetAsync(writer, id);

        (await hospital.Run.RunAsync(writer, (SaveQuestionnaire use) => use.HandleAsync(draft.Form, Pain("还疼吗？")))).Must();
        Assert.Null(await hospital.WithSheetsAsync(writer, sheets => sheets.BlankAsync(draft.Form.Code, default)));
        await hospital.PublishAsync(writer, id);

        var sheet = await hospital.SheetAsync(writer, id);
        Assert.Equal((1, QuestionnaireEditionState.Published, 1), (sheet.Number, sheet.State, sheet.InForce));
        Assert.Equal("还疼吗？", (await hospital.BlankAsync(writer, draft.Form.Code)).Set.Questions[0].Text);
    }

    [Fact]
    public async Task A_published_edition_never_changes_whatever_is_written_after_it()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var writer = await hospital.StaffAsync("nursing01", "护理部", Writer);
        var id = await hospital.DraftAsync(writer);
        await hospital.PublishAsync(writer, id);
        var contents = new List<string> { Pain().ToJson() };

        foreach (var change in Enumerable.Range(2, 10))
        {
            contents.Add(Pain($"第{change}次怎么问？").ToJson());
            await hospital.PublishAsync(writer, id, Pain($"第{change}次怎么问？"));
        }

        var kept = await hospital.WithDbAsync(db => db.QuestionnaireEditions.OrderBy(edition => edition.Number).Select(edition => new { edition.Content, edition.State }).ToListAsync());
        Assert.Equal(contents, kept.Select(edition => edition.Content));
        Assert.Equal([.. Enumerable.Repeat(QuestionnaireEditionState.Retired, 10), QuestionnaireEditionState.Published], kept.Select(edition => edition.State));
    }

    [Fact]
    public async Task While_a_next_edition_is_written_the_old_one_is_asked_and_the_draft_can_be_put_away()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var writer = await hospital.StaffAsync("nursing01", "护理部", Writer);
        var id = await hospital.DraftAsync(writer);
        await hospital.PublishAsync(writer, id);
        var before = await hospital.SheetAsync(writer, id);

        (await hospital.Run.RunAsync(writer, (SaveQuestionnaire use) => use.HandleAsync(before.Form, Pain("新的问法")))).Must();
        Assert.Equal("疼不疼？", (await hospital.BlankAsync(writer, before.Form.Code)).Set.Questions[0].Text);
        var draft = await hospital.SheetAsync(writer, id);
        Assert.Null((await hospital.Run.RunAsync(writer, (DiscardDraft use) => use.HandleAsync(id, draft.Form.Version, draft.Number))).Problem);

        var after = await hospital.SheetAsync(writer, id);
        Assert.Equal((1, QuestionnaireEditionState.Published), (after.Number, after.State));
    }

    [Fact]
    public async Task Saving_what_is_asked_already_begins_no_edition()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var writer = await hospital.StaffAsync("nursing01", "护理部", Writer);
        var id = await hospital.DraftAsync(writer);
        await hospital.PublishAsync(writer, id);
        var sheet = await hospital.SheetAsync(writer, id);

        (await hospital.Run.RunAsync(writer, (SaveQuestionnaire use) => use.HandleAsync(sheet.Form with { Name = "改了名字" }, sheet.Set))).Must();

        var after = await hospital.SheetAsync(writer, id);
        Assert.Equal(("改了名字", 1), (after.Form.Name, after.Editions.Count));
    }

    [Fact]
    public async Task What_does_not_hold_together_is_kept_as_a_draft_and_not_published()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var writer = await hospital.StaffAsync("nursing01", "护理部", Writer);
        var id = await hospital.DraftAsync(writer, Pain().Remove(0));
        var sheet = await hospital.SheetAsync(writer, id);

        var outcome = await hospital.Run.RunAsync(writer, (PublishQuestionnaire use) => use.HandleAsync(id, sheet.Form.Version, sheet.Number));

        Assert.Equal("Questionnaires.Unfinished", outcome.Problem?.Code);
        Assert.Null((await hospital.SheetAsync(writer, id)).InForce);
    }

    [Fact]
    public async Task A_question_that_was_asked_keeps_its_kind_of_answer_in_every_later_edition()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var writer = await hospital.StaffAsync("nursing01", "护理部", Writer);
        var id = await hospital.DraftAsync(writer);
        await hospital.PublishAsync(writer, id);
        await hospital.PublishAsync(writer, id, Pain().Remove(1));
        var before = await hospital.SheetAsync(writer, id);
        var turned = Pain().Put(1, new() { Key = "score", Text = "几分？", Type = QuestionType.Text });

        (await hospital.Run.RunAsync(writer, (SaveQuestionnaire use) => use.HandleAsync(before.Form, turned))).Must();
        var sheet = await hospital.SheetAsync(writer, id);

        Assert.Equal("Questionnaires.Unfinished", (await hospital.Run.RunAsync(writer, (PublishQuestionnaire use) => use.HandleAsync(id, sheet.Form.Version, sheet.Number))).Problem?.Code);
        Assert.Contains("score", sheet.UsedKeys);
    }

    [Fact]
    public async Task Who_published_meanwhile_wins_and_another_edition_than_the_one_read_is_not_published()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var writer = await hospital.StaffAsync("nursing01", "护理部", Writer);
        var id = await hospital.DraftAsync(writer);
        var read = await hospital.SheetAsync(writer, id);
        await hospital.PublishAsync(writer, id);

        var stale = await hospital.Run.RunAsync(writer, (SaveQuestionnaire use) => use.HandleAsync(read.Form, Pain("晚了")));
        var now = await hospital.SheetAsync(writer, id);
        var twice = await hospital.Run.RunAsync(writer, (PublishQuestionnaire use) => use.HandleAsync(id, now.Form.Version, now.Number));

        Assert.Equal(ProblemKind.Stale, stale.Problem?.Kind);
        Assert.Equal("Questionnaires.NoDraft", twice.Problem?.Code);
    }

    [Fact]
    public async Task Of_two_who_write_the_same_draft_the_second_is_told()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var writer = await hospital.StaffAsync("nursing01", "护理部", Writer);
        var id = await hospital.DraftAsync(writer);
        var (mine, theirs) = (await hospital.SheetAsync(writer, id), await hospital.SheetAsync(writer, id));

        (await hospital.Run.RunAsync(writer, (SaveQuestionnaire use) => use.HandleAsync(theirs.Form, Pain("她的")))).Must();
        var outcome = await hospital.Run.RunAsync(writer, (SaveQuestionnaire use) => use.HandleAsync(mine.Form, Pain("我的")));

        Assert.Equal(ProblemKind.Stale, outcome.Problem?.Kind);
        Assert.Equal("她的", (await hospital.SheetAsync(writer, id)).Set.Questions[0].Text);
    }

    [Fact]
    public async Task A_head_nurse_writes_and_publishes_her_own_departments_and_nobody_elses()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var office = await hospital.StaffAsync("nursing01", "护理部", Writer);
        var nurse = await hospital.StaffOfAsync("headnurse01", Ward, Writer);
        var everybodys = await hospital.DraftAsync(office);
        var others = await hospital.DraftAsync(office, department: "1002");
        var own = await hospital.DraftAsync(nurse, department: Ward);

        await hospital.PublishAsync(nurse, own);
        foreach (var foreign in new[] { everybodys, others })
        {
            var sheet = await hospital.SheetAsync(nurse, foreign);
            Assert.False(sheet.MayDesign);
            Assert.Equal("Questionnaires.NotYours", (await hospital.Run.RunAsync(nurse, (SaveQuestionnaire use) => use.HandleAsync(sheet.Form, Pain("我的")))).Problem?.Code);
            Assert.Equal("Questionnaires.NotYours", (await hospital.Run.RunAsync(nurse, (SaveQuestionnaire use) => use.HandleAsync(sheet.Form with { Department = Ward }, Pain("我的")))).Problem?.Code);
            Assert.Equal("Questionnaires.NotYours", (await hospital.Run.RunAsync(nurse, (PublishQuestionnaire use) => use.HandleAsync(foreign, sheet.Form.Version, 1))).Problem?.Code);
            Assert.Equal("Questionnaires.NotYours", (await hospital.Run.RunAsync(nurse, (RemoveQuestionnaires use) => use.HandleAsync(new[] { foreign }))).Problem?.Code);
        }

        Assert.Equal(1, (await hospital.SheetAsync(nurse, own)).InForce);
        Assert.Equal(Ward, (await hospital.Run.RunAsync(nurse, (ReadQuestionnaire use) => use.HandleAsync(null))).Must().Form.Department);
    }

    [Fact]
    public async Task What_was_asked_is_not_deleted_and_a_draft_nobody_needs_is()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var writer = await hospital.StaffAsync("nursing01", "护理部", Writer);
        var asked = await hospital.DraftAsync(writer);
        await hospital.PublishAsync(writer, asked);
        var draft = await hospital.DraftAsync(writer);

        Assert.Equal("Questionnaires.AskedStays", (await hospital.Run.RunAsync(writer, (RemoveQuestionnaires use) => use.HandleAsync(new[] { draft, asked }))).Problem?.Code);
        Assert.Null((await hospital.Run.RunAsync(writer, (RemoveQuestionnaires use) => use.HandleAsync(new[] { draft }))).Problem);

        Assert.Equal(["own-1"], await hospital.WithDbAsync(db => db.Questionnaires.Select(questionnaire => questionnaire.Code).ToListAsync()));
    }

    [Fact]
    public async Task One_that_is_switched_off_is_not_asked_nor_offered()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var writer = await hospital.StaffAsync("nursing01", "护理部", Writer);
        var id = await hospital.DraftAsync(writer);
        await hospital.PublishAsync(writer, id);
        var sheet = await hospital.SheetAsync(writer, id);
        Assert.Single(await hospital.WithSheetsAsync(writer, sheets => sheets.ChoicesAsync(Ward, default)));

        (await hospital.Run.RunAsync(writer, (SaveQuestionnaire use) => use.HandleAsync(sheet.Form with { IsOff = true }, sheet.Set))).Must();

        Assert.Null(await hospital.WithSheetsAsync(writer, sheets => sheets.BlankAsync(sheet.Form.Code, default)));
        Assert.Empty(await hospital.WithSheetsAsync(writer, sheets => sheets.ChoicesAsync(null, default)));
    }
}
