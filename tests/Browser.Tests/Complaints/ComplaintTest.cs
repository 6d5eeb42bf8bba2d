using System.Globalization;
using Browser.Tests.Rig;
using HospitalCrm.Core.Data.Seeding;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Browser.Tests.Complaints;

/// <summary>What a case is made of: registered, assigned, told, asked to be ended, called back. Every test has a complainant of its own.</summary>
public abstract class ComplaintTest(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    private int _clicks;

    /// <summary>Somebody who has no namesake among the staff, whose names stand in every history.</summary>
    protected DemoPatient Somebody()
    {
        var patient = People.Known();
        while (DemoStaff.All.Any(staff => staff.Name == patient.Name))
        {
            patient = People.Known();
        }

        return patient;
    }

    /// <summary>The key of an archive, found as staff find it.</summary>
    protected static async Task<string> FindAsync(Desk desk, DemoPatient patient)
    {
        await desk.GoAsync("/patients");
        await desk["filter-phone"].FillAsync(patient.Phones[0].Number);
        await desk["list-query"].ClickAsync();
        await Expect(desk["list-total"]).ToHaveAttributeAsync("data-value", "1");
        await Expect(desk["list-row"]).ToHaveCountAsync(1);
        return (await desk["list-row"].GetAttributeAsync("data-key"))!;
    }

    /// <summary>What has to be chosen and written; who complains stands in the form already, or is typed before.</summary>
    protected static async Task FillAsync(Desk desk, string staff, string category, string words)
    {
        await desk["field-staff"].SelectOptionAsync(staff);
        await desk["field-category"].SelectOptionAsync(category);
        await desk["field-text"].FillAsync(words);
    }

    /// <summary>The case that stands open.</summary>
    protected static async Task<Case> RegisteredAsync(Desk desk)
    {
        await StandsAsync(desk, "accepted", 1);
        var number = await desk["complaint-number"].GetAttributeAsync("data-value");
        return new(number!, new Uri(desk.Page.Url).AbsolutePath);
    }

    /// <summary>A complaint of a patient of the hospital, taken at the counter.</summary>
    protected async Task<Case> RegisterAsync(Desk office, DemoPatient patient, string staff, string category, string words)
    {
        await office.GoAsync("/complaints/new?patient=" + await FindAsync(office, patient));
        await Expect(office["field-complainantName"]).ToHaveValueAsync(patient.Name);
        await FillAsync(office, staff, category, words);
        await office["form-save"].ClickAsync();
        return await RegisteredAsync(office);
    }

    /// <summary>By the map, with the matter as those complained about may read it.</summary>
    protected static async Task AssignAsync(Desk office, Case complaint, string summary)
    {
        await office.GoAsync(complaint.Address);
        await office["complaint-assign"].ClickAsync();
        await office["field-summary"].FillAsync(summary);
        await SaveAsync(office);
        await StandsAsync(office, "handling", 1);
    }

    /// <summary>One act with its words.</summary>
    protected static async Task DoAsync(Desk desk, Case complaint, string act, string words)
    {
        await desk.GoAsync(complaint.Address);
        await desk[act].ClickAsync();
        await desk["field-text"].FillAsync(words);
        await SaveAsync(desk);
        await Expect(desk["complaint-history"]).ToContainTextAsync(words);
    }

    protected static async Task SaveAsync(Desk desk)
    {
        await desk["form-save"].ClickAsync();
        await Expect(desk["form-save"]).ToHaveCountAsync(0);
    }

    /// <summary>From the row of the queue: one press opens it, the answer saves it with the words.</summary>
    protected async Task CallBackAsync(Desk desk, Case complaint, string answer, string words, string? satisfaction = null)
    {
        await desk.GoAsync("/complaints/callbacks");
        await desk["filter-number"].FillAsync(complaint.Number);
        await desk["list-query"].ClickAsync();
        await Expect(desk["list-total"]).ToHaveAttributeAsync("data-value", "1");
        _clicks = 0;
        await PressAsync(desk["complaint-callback"]);

        // The only row may have stood there before the question was asked; a press while it is drawn anew is lost.
        for (var again = 0; again < 5 && !await IsThereAsync(desk["field-text"]); again++)
        {
            await desk["complaint-callback"].ClickAsync();
        }

        await desk["field-text"].FillAsync(words);
        if (satisfaction is not null)
        {
            await desk["field-satisfaction"].SelectOptionAsync(satisfaction);
        }

        await PressAsync(desk[answer]);
        await Expect(desk["list-total"]).ToHaveAttributeAsync("data-value", "0");
    }

    private static async Task<bool> IsThereAsync(ILocator part)
    {
        try
        {
            await part.WaitForAsync(new() { Timeout = 4_000 });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    protected async Task PressAsync(ILocator button)
    {
        await button.ClickAsync();
        _clicks++;
    }

    /// <summary>How often was pressed since it was asked last.</summary>
    protected int Clicks() => Interlocked.Exchange(ref _clicks, 0);

    protected static async Task StandsAsync(Desk desk, string status, int round)
    {
        await Expect(desk["complaint-status"]).ToHaveAttributeAsync("data-status", status);
        await Expect(desk["complaint-status"]).ToHaveAttributeAsync("data-round", round.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>To him there is no such complaint.</summary>
    protected static async Task IsNothingToAsync(Desk desk, Case complaint)
    {
        await desk.GoAsync(complaint.Address);
        await Expect(desk["problem"]).ToBeVisibleAsync();
        await Expect(desk["complaint"]).ToHaveCountAsync(0);
        await Expect(desk.Page.Locator("main")).Not.ToContainTextAsync(complaint.Number);
        await desk.GoAsync("/complaints");
        await desk["filter-number"].FillAsync(complaint.Number);
        await desk["list-query"].ClickAsync();
        await Expect(desk["list-total"]).ToHaveAttributeAsync("data-value", "0");
    }
}

/// <param name="Number">受理编号.</param>
public sealed record Case(string Number, string Address);
