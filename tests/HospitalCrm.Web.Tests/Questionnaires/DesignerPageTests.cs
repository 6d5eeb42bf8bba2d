using Bunit;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Questionnaires;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Web.Tests.Questionnaires;

public sealed class DesignerPageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly Permission[] Writer = [QuestionnairePermissions.View, QuestionnairePermissions.Design, QuestionnairePermissions.Publish, QuestionnairePermissions.Texts, SecurityPermissions.Use];

    [Fact]
    public async Task A_question_is_added_written_and_kept_as_a_draft_of_the_next_edition()
    {
        await using var page = await AnswerFormTests.OpenAsync();
        var writer = await page.Hospital.StaffAsync("nursing01", "护理部", Writer);
        var shown = Open(page, writer, "discharge-gastro");
        shown.WaitFor("question-line");

        shown.All("question-line")[^1].Click();
        shown.At("question-add-type").Change(nameof(QuestionType.Single));
        shown.At("question-add").Click();
        shown.At("edit-text").Change("还反酸吗？");
        shown.All("option-text")[0].Change("不反酸");
        shown.All("option-text")[1].Change("反酸");
        Assert.Equal(("2", "draft", "0"), (shown.At("designer").GetAttribute("data-edition"), shown.At("designer").GetAttribute("data-state"), shown.At("designer").GetAttribute("data-problems")));
        shown.At("design-save").Click();

        shown.WaitForAssertion(() => Assert.Equal("false", shown.At("designer").GetAttribute("data-dirty")), Patience);
        var draft = await page.Hospital.WithDbAsync(db => db.QuestionnaireEditions.Where(edition => edition.State == QuestionnaireEditionState.Draft).Select(edition => edition.Content).SingleAsync());
        Assert.Contains("还反酸吗？", draft, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_dangles_is_told_where_it_is_and_publishing_waits()
    {
        await using var page = await AnswerFormTests.OpenAsync();
        var writer = await page.Hospital.StaffAsync("nursing01", "护理部", Writer);
        var shown = Open(page, writer, "discharge-cardiology");
        shown.WaitFor("question-line");

        shown.All("question-line").Single(line => line.GetAttribute("data-key") == "chest-pain").Click();
        shown.At("question-remove").Click();

        Assert.Contains(shown.All("design-problem"), problem => problem.GetAttribute("data-code") == "Questionnaires.QuestionGone" && problem.GetAttribute("data-key") == "chest-pain-detail");
        shown.At("design-publish").Click();
        shown.WaitForAssertion(() => Assert.Contains(page.Said(), said => said.Contains("不能发布", StringComparison.Ordinal)), Patience);
        shown.All("design-problem").First(problem => problem.GetAttribute("data-key") == "chest-pain-detail").Click();
        Assert.Equal("chest-pain-detail", shown.At("question-editor").GetAttribute("data-key"));
        shown.At("design-undo").Click();
        Assert.Equal("0", shown.At("designer").GetAttribute("data-problems"));
    }

    [Fact]
    public async Task A_questionnaire_is_published_after_it_is_confirmed()
    {
        await using var page = await AnswerFormTests.OpenAsync();
        var writer = await page.Hospital.StaffAsync("nursing01", "护理部", Writer);
        var shown = Open(page, writer, "discharge-urology");
        shown.WaitFor("question-line");
        shown.All("question-line")[0].Click();
        shown.At("edit-text").Change("恢复得好不好？");

        shown.At("design-publish").Click();
        shown.WaitFor("confirm-yes").Click();

        shown.WaitForAssertion(() => Assert.Equal(("2", "published"), (shown.At("designer").GetAttribute("data-edition"), shown.At("designer").GetAttribute("data-state"))), Patience);
    }

    [Fact]
    public async Task A_question_that_was_asked_offers_no_other_type_and_a_new_one_does()
    {
        await using var page = await AnswerFormTests.OpenAsync();
        var writer = await page.Hospital.StaffAsync("nursing01", "护理部", Writer);
        var shown = Open(page, writer, "discharge-general");
        shown.WaitFor("question-line").Click();
        Assert.True(shown.At("edit-type").HasAttribute("disabled"));

        shown.At("question-copy").Click();

        Assert.False(shown.At("edit-type").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_try_asks_warns_and_keeps_nothing()
    {
        await using var page = await AnswerFormTests.OpenAsync();
        var writer = await page.Hospital.StaffAsync("nursing01", "护理部", Writer);
        var shown = Open(page, writer, "discharge-cardiology");
        shown.WaitFor("design-tab-try").Click();

        shown.Find("[data-testid='question-chest-pain'] input[value='yes']").Change("yes");
        shown.At("try-check").Click();

        Assert.Single(shown.All("red-flags"));
        Assert.Contains("没有答好", shown.At("try-done").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await page.Hospital.WithDbAsync(db => db.AnswerSheets.CountAsync()));
    }

    [Fact]
    public async Task A_branch_a_warning_and_a_rule_are_made_by_choosing()
    {
        await using var page = await AnswerFormTests.OpenAsync();
        var writer = await page.Hospital.StaffAsync("nursing01", "护理部", Writer);
        var shown = Open(page, writer, "discharge-gastro");
        shown.WaitFor("question-line");
        shown.All("question-line").Single(line => line.GetAttribute("data-key") == "diet").Click();

        shown.At("branch-add").Click();
        shown.All("condition-option")[^1].Change(true);
        shown.At("flag-add").Click();
        Assert.Single(shown.All("flag-rule"));
        shown.Find("[data-testid='flag-rule'] [data-testid='condition-option'][value='no']").Change(true);
        shown.At("flag-why").Change("没有按要求饮食");
        Assert.Equal("0", shown.At("designer").GetAttribute("data-problems"));
        shown.At("design-tab-rules").Click();
        shown.At("rule-add").Click();
        Assert.NotEqual("0", shown.At("designer").GetAttribute("data-problems"));
        shown.At("design-save").Click();

        shown.WaitForAssertion(() => Assert.Equal("false", shown.At("designer").GetAttribute("data-dirty")), Patience);
        var set = QuestionSet.FromJson(await page.Hospital.WithDbAsync(db => db.QuestionnaireEditions.Where(edition => edition.State == QuestionnaireEditionState.Draft).Select(edition => edition.Content).SingleAsync()));
        var diet = set.Find("diet")!;
        Assert.Equal(("belly", "没有按要求饮食"), (diet.ShowWhen!.Question, diet.Flags.Single().Why));
        Assert.Equal(6, set.Opinions.Count);
        Assert.Empty(set.Opinions[^1].When);
    }

    [Fact]
    public async Task What_was_not_saved_is_there_again_when_the_page_is_opened_again()
    {
        await using var page = await AnswerFormTests.OpenAsync();
        var writer = await page.Hospital.StaffAsync("nursing01", "护理部", Writer);
        var first = Open(page, writer, "discharge-urology");
        first.WaitFor("question-line").Click();
        first.At("edit-text").Change("打到一半的问题");
        page.Nav.NavigateTo("/questionnaires");

        var shown = Open(page, writer, "discharge-urology");

        shown.WaitFor("design-restored");
        Assert.Contains("打到一半的问题", shown.All("question-line")[0].TextContent, StringComparison.Ordinal);
        shown.At("design-forget").Click();
        shown.WaitForAssertion(() => Assert.DoesNotContain("打到一半的问题", shown.All("question-line")[0].TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Who_may_only_look_changes_nothing()
    {
        await using var page = await AnswerFormTests.OpenAsync();
        var viewer = await page.Hospital.StaffAsync("lead01", "吴丽萍", QuestionnairePermissions.View, SecurityPermissions.Use);

        var shown = Open(page, viewer, "discharge-general");

        shown.WaitFor("question-line").Click();
        Assert.Empty(shown.All("design-save"));
        Assert.Empty(shown.All("question-add"));
        Assert.True(shown.Find("[data-testid='question-editor'] fieldset").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_page_of_nothing_says_so()
    {
        await using var page = await AnswerFormTests.OpenAsync();
        var writer = await page.Hospital.StaffAsync("nursing01", "护理部", Writer);

        var shown = page.Show<DesignerPage>(writer, parameters => parameters.Add(designer => designer.Key, "nonsense"));

        Assert.Contains("不存在", shown.WaitFor("problem").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lists_show_what_came_with_the_product()
    {
        await using var page = await AnswerFormTests.OpenAsync();
        var writer = await page.Hospital.StaffAsync("nursing01", "护理部", Writer);

        var forms = page.Show<QuestionnairesPage>(writer);
        var texts = page.Show<LibraryTextsPage>(writer);
        var items = page.Show<SatisfactionItemsPage>(writer);

        forms.WaitForAssertion(() => Assert.Contains("心内科出院随访", forms.Markup, StringComparison.Ordinal), Patience);
        texts.WaitForAssertion(() => Assert.Contains("正常，无任何症状", texts.Markup, StringComparison.Ordinal), Patience);
        items.WaitForAssertion(() => Assert.Contains("服务态度", items.Markup, StringComparison.Ordinal), Patience);
    }

    private static IRenderedComponent<DesignerPage> Open(PageTest page, Actor actor, string code)
    {
        var id = page.Hospital.WithDbAsync(db => db.Questionnaires.Where(known => known.Code == code).Select(known => known.Id).SingleAsync()).GetAwaiter().GetResult();
        return page.Show<DesignerPage>(actor, parameters => parameters.Add(designer => designer.Key, id.ToString()));
    }
}
