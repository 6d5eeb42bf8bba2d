using System.Globalization;
using Browser.Tests.Integration;
using Browser.Tests.Rig;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Browser.Tests.FollowUps;

/// <summary>What a morning in the ward is made of: discharges, the queue, and a follow-up from the first answer to the save.</summary>
public abstract class WardTest(HospitalFixture fixture, Ward ward, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    private const int MostLooks = 90;

    /// <summary>A family nobody else has.</summary>
    protected string Family { get; } = "辰" + (char)('一' + Random.Shared.Next(2_000));

    protected Ward Ward => ward;

    public override async Task DisposeAsync()
    {
        Output.WriteLine(ward.Product.Said);
        await base.DisposeAsync();
    }

    protected async Task<Desk> AtAsync(string user, string path = "/", string? script = null)
    {
        var desk = await OpenAsync(new() { StorageState = await ward.SignedInAsync(Hospital.Browser, user) }, ward.Product.Address);
        if (script is not null)
        {
            await desk.Page.AddInitScriptAsync(script);
        }

        await desk.GoAsync(path);
        return desk;
    }

    /// <summary>They left 心内科 seven days ago, unless it is said otherwise.</summary>
    protected async Task DischargeAsync(params Leaver[] leavers)
    {
        var now = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8));
        await HisDoors.PushAsync(ward.Product, "patient", [.. leavers.Select(leaver => leaver.Person())]);
        await HisDoors.PushAsync(ward.Product, "inpatient_stay", [.. leavers.Select(leaver => new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["stay_id"] = HisDoors.Number("Z"),
            ["patient_id"] = leaver.Id,
            ["dept_code"] = "1001",
            ["ward_code"] = "1001",
            ["doctor_code"] = leaver.Doctor,
            ["admitted_at"] = Time(now.AddDays(-leaver.DaysAgo - 6)),
            ["discharged_at"] = Time(now.AddDays(-leaver.DaysAgo)),
            ["outcome"] = leaver.Outcome,
            ["summary"] = "心力衰竭，好转出院。",
            ["inpatient_no"] = HisDoors.Number("I"),
            ["status"] = "2",
            ["updated_at"] = Time(now),
        })]);
    }

    /// <summary>Looks until the push has become work: within a minute.</summary>
    protected static async Task UntilDueAsync(Desk desk, string name, int count)
    {
        for (var look = 0; look < MostLooks; look++)
        {
            await desk.GoAsync("/follow-ups");
            await desk["filter-name"].FillAsync(name);
            await desk["list-query"].ClickAsync();
            await desk.Page.WaitForTimeoutAsync(500);
            if (await desk["list-total"].GetAttributeAsync("data-value") == Text(count))
            {
                return;
            }
        }

        await Expect(desk["list-total"]).ToHaveAttributeAsync("data-value", Text(count));
    }

    protected static async Task FindAsync(Desk desk, string name, int count, string path = "/follow-ups")
    {
        await desk.GoAsync(path);
        await desk["filter-name"].FillAsync(name);
        await desk["list-query"].ClickAsync();
        await Expect(desk["list-total"]).ToHaveAttributeAsync("data-value", Text(count));
    }

    protected static async Task StartAsync(Desk desk, string name)
    {
        await FindAsync(desk, name, 1);
        await desk["followup-row"].Filter(new() { HasText = name }).GetByTestId("followup-start").ClickAsync();
        await Expect(desk["followup-outcome"]).ToBeVisibleAsync();
    }

    /// <summary>Nothing is wrong with him: by the keyboard alone, from the first question until the focus stands on the button that saves and brings the next.</summary>
    protected static async Task AnswerAsync(Desk desk)
    {
        await desk.Page.WaitForFunctionAsync("() => document.activeElement?.closest('[data-question]')");
        for (var answered = 0; answered < 40; answered++)
        {
            var at = await AtQuestionAsync(desk);
            if (at.Question.Length == 0)
            {
                await Expect(desk["followup-save-next"]).ToBeFocusedAsync();
                return;
            }

            if (at.Type is "single" or "scale")
            {
                await desk.Page.Keyboard.PressAsync(at.Type == "scale" ? "9" : "1");
            }

            await desk.Page.Keyboard.PressAsync("Enter");
            await desk.Page.WaitForFunctionAsync("before => (document.activeElement?.closest('[data-question]')?.dataset.question ?? '') !== before", at.Question);
        }

        Assert.Fail("the questions do not end");
    }

    /// <summary>The outcome, and the save.</summary>
    protected static async Task SaveAsync(Desk desk, string outcome)
    {
        await desk["followup-outcome"].SelectOptionAsync(outcome);
        await desk["followup-save"].ClickAsync();
    }

    /// <summary>A parameter, as the information office sets it.</summary>
    protected static async Task SetAsync(Desk desk, string key, string value)
    {
        var row = desk.Page.Locator($"[data-testid='parameter'][data-key='{key}']");
        await desk[$"field-{key}"].FillAsync(value);
        await row.GetByTestId("parameter-save").ClickAsync();
        await Expect(row).ToHaveAttributeAsync("data-value", value);
    }

    protected static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    protected static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    private static async Task<(string Question, string Type)> AtQuestionAsync(Desk desk)
    {
        var at = await desk.Page.EvaluateAsync<string[]>("() => { const at = document.activeElement?.closest('[data-question]'); return [at?.dataset.question ?? '', at?.dataset.type ?? '']; }");
        return (at[0], at[1]);
    }
}

/// <summary>Somebody who left the ward.</summary>
public sealed record Leaver(string Name, string Phone)
{
    public string Id { get; } = HisDoors.Number("P");

    public int DaysAgo { get; init; } = 7;

    /// <summary>Who treated him.</summary>
    public string Doctor { get; init; } = "doctor01";

    /// <summary>治疗结果.</summary>
    public string Outcome { get; init; } = "2";

    /// <summary>Two on one number are two people all the same.</summary>
    public string Birth { get; } = new DateOnly(1945, 1, 1).AddDays(Random.Shared.Next(9_000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string? Phone2 { get; init; }

    internal Dictionary<string, object?> Person()
    {
        var person = HisDoors.Person(Id, Name, Birth, Phone);
        person["phone2"] = Phone2;
        return person;
    }
}
