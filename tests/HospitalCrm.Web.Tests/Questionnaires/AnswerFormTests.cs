using Bunit;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Questionnaires;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Questionnaires;

public sealed class AnswerFormTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly QuestionSet Heart = QuestionnaireDefaults.All.Single(form => form.Code == "discharge-cardiology").Set;

    [Fact]
    public async Task A_branch_opens_while_answers_are_given_and_closes_again()
    {
        await using var page = await OpenAsync();
        var (shown, _) = await ShowAsync(page);
        Assert.Empty(shown.All("question-chest-pain-detail"));

        Choose(shown, "chest-pain", "yes");
        Assert.Single(shown.All("question-chest-pain-detail"));
        Choose(shown, "chest-pain", "no");

        Assert.Empty(shown.All("question-chest-pain-detail"));
    }

    [Fact]
    public async Task A_warning_its_reason_and_the_opinion_are_seen_at_once()
    {
        await using var page = await OpenAsync();
        var (shown, _) = await ShowAsync(page);

        Choose(shown, "chest-pain", "yes");

        Assert.Contains("胸痛发作", shown.At("question-flag").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 条异常预警", shown.At("red-flags").TextContent, StringComparison.Ordinal);
        Assert.Equal("病情有变化，需医生尽快评估", shown.At("derived-opinion").TextContent);
        Assert.Contains("120", shown.At("derived-guidance").TextContent, StringComparison.Ordinal);
        Assert.Contains("有没有胸痛", shown.At("derived-why").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_text_is_one_click_and_a_second_one_is_put_behind_it()
    {
        await using var page = await OpenAsync();
        var (shown, held) = await ShowAsync(page);
        shown.WaitForAssertion(() => Assert.Contains(shown.All("library-text"), chip => chip.TextContent == "头晕"), Patience);

        shown.All("library-text").First(chip => chip.TextContent == "头晕").Click();
        shown.All("library-text").First(chip => chip.TextContent == "呕吐").Click();
        shown.All("library-text").First(chip => chip.TextContent == "头晕").Click();

        Assert.Equal("头晕；呕吐", held().One("symptoms"));
    }

    [Fact]
    public async Task What_is_missing_is_said_after_a_refused_save_and_what_is_wrong_at_once()
    {
        await using var page = await OpenAsync();
        var (shown, _) = await ShowAsync(page);
        Assert.Empty(shown.All("question-problem"));

        shown.At("question-weight-gain").Input("25");
        Assert.Contains("0 到 20", shown.At("question-problem").TextContent, StringComparison.Ordinal);
        shown.Render(parameters => parameters.Add(form => form.ShowProblems, true));

        Assert.True(shown.All("question-problem").Count > 3);
    }

    [Fact]
    public async Task Only_a_clinician_is_offered_to_set_the_opinion()
    {
        await using var page = await OpenAsync();
        OpinionChoice? set = null;
        var agent = await page.Hospital.StaffAsync("agent01", "话务员", SecurityPermissions.Use);
        var doctor = await page.Hospital.StaffAsync("doctor01", "李主任", SecurityPermissions.Use, QuestionnairePermissions.SetOpinion);
        var answers = Answers.None.With("recovery", "well");
        var callback = EventCallback.Factory.Create<OpinionChoice?>(page, choice => set = choice);

        var agents = page.Show<AnswerForm>(agent, parameters => parameters.Add(form => form.Questions, Heart).Add(form => form.Answers, answers).Add(form => form.OpinionChanged, callback));
        Assert.Empty(agents.All("opinion-change"));
        Assert.Equal("恢复顺利", agents.At("derived-opinion").TextContent);
        var doctors = page.Show<AnswerForm>(doctor, parameters => parameters.Add(form => form.Questions, Heart).Add(form => form.Answers, answers).Add(form => form.OpinionChanged, callback));
        doctors.WaitFor("opinion-change").Click();
        doctors.At("opinion-text").Input("复发");
        doctors.At("opinion-why").Input("症状加重");

        Assert.Equal(new("复发", "症状加重"), set);
    }

    [Fact]
    public async Task The_keyboard_goes_from_question_to_question_and_says_when_the_last_is_done()
    {
        await using var page = await OpenAsync();
        var isFinished = false;
        var nurse = await page.Hospital.StaffAsync("nurse01", "王芳", SecurityPermissions.Use);
        var shown = page.Show<AnswerForm>(nurse, parameters => parameters.Add(form => form.Questions, Heart).Add(form => form.Answers, Answers.None).Add(form => form.Finished, EventCallback.Factory.Create(page, () => isFinished = true)));

        await shown.InvokeAsync(() => shown.Instance.GoAsync("recovery", 1));
        Assert.False(isFinished);
        await shown.InvokeAsync(() => shown.Instance.GoAsync("satisfaction", 1));

        Assert.True(isFinished);
    }

    [Fact]
    public async Task A_sheet_that_was_altered_says_so_above_everything_else()
    {
        await using var page = await OpenAsync();
        var nurse = await page.Hospital.StaffAsync("nurse01", "王芳", SecurityPermissions.Use);
        var answers = Answers.None.With("chest-pain", "yes").With("recovery", "well");
        var check = Heart.Check(answers);
        var sheet = new SheetReading(Guid.NewGuid(), "discharge-cardiology", "心内科出院随访", 3, Heart, answers, check.Flags, check.Score, check.Opinion, new("复发", "加重", "doctor01", page.Hospital.Clock.GetUtcNow()), AnswerDoor.Agent, "nurse01", page.Hospital.Clock.GetUtcNow(), IsGenuine: true);

        var genuine = page.Show<AnswerView>(nurse, parameters => parameters.Add(view => view.Sheet, sheet));
        var altered = page.Show<AnswerView>(nurse, parameters => parameters.Add(view => view.Sheet, sheet with { IsGenuine = false }));

        Assert.Empty(genuine.All("sheet-tampered"));
        Assert.Contains("第3版", genuine.At("answer-view").TextContent, StringComparison.Ordinal);
        Assert.Contains("复发", genuine.At("sheet-opinion").TextContent, StringComparison.Ordinal);
        Assert.Equal("有", genuine.Find("[data-key='chest-pain'] .sheet-chosen").TextContent);
        Assert.Single(altered.All("sheet-tampered"));
    }

    internal static async Task<PageTest> OpenAsync()
    {
        var page = await PageTest.OpenAsync();
        await using var scope = page.Hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("start");
        await scope.ServiceProvider.GetRequiredService<QuestionnaireSetup>().InstallAsync(default);
        await scope.ServiceProvider.GetRequiredService<CrmDb>().SaveChangesAsync();
        return page;
    }

    private static async Task<(IRenderedComponent<AnswerForm> Shown, Func<Answers> Held)> ShowAsync(PageTest page)
    {
        var nurse = await page.Hospital.StaffAsync("nurse01", "王芳", SecurityPermissions.Use);
        var held = Answers.None;
        IRenderedComponent<AnswerForm>? shown = null;
        shown = page.Show<AnswerForm>(nurse, parameters => parameters.Add(form => form.Questions, Heart).Add(form => form.Answers, Answers.None)
            .Add(form => form.AnswersChanged, EventCallback.Factory.Create<Answers>(page, answers => held = answers)));
        return (shown, () => held);
    }

    private static void Choose(IRenderedComponent<AnswerForm> shown, string question, string option) =>
        shown.Find($"[data-testid='question-{question}'] input[value='{option}']").Change(option);
}
