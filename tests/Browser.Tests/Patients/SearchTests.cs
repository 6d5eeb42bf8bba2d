using Browser.Tests.Rig;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Patients.Names;
using Xunit.Abstractions;

namespace Browser.Tests.Patients;

/// <summary>The one search box, both hands on the keyboard.</summary>
[Collection(TelephoneTests.Name)]
public sealed class SearchTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    [Fact]
    public async Task Wang_Fang_finds_somebody_in_every_way_she_may_be_told_and_opens_the_archive_without_a_mouse()
    {
        var patient = Singular();
        var phone = patient.Phones[0].Number;
        var wangFang = await AtDeskOfAsync("agent01");
        foreach (var (typed, why) in new[]
        {
            (patient.Name, "Name"),
            (Pinyin.Of(patient.Name).Full.Replace("?", "", StringComparison.Ordinal) + " ", "Pinyin"),
            (phone, "Phone"),
            (phone[^7..], "Phone"),
            ($"{patient.Name} {phone[^4..]}", "Phone"),
            (patient.MedicalRecordNo, "RecordNo"),
        })
        {
            await AskAsync(wangFang, typed);

            var hit = wangFang.Page.Locator($"[data-testid=search-hit]:has-text('{patient.MedicalRecordNo}')");
            await Expect(hit).ToHaveAttributeAsync("data-why", why);
            await Expect(hit).Not.ToContainTextAsync(phone);
        }

        await wangFang.Page.Keyboard.PressAsync("Enter");

        await Expect(wangFang["patient-archive"]).ToContainTextAsync(patient.Name);
        await Expect(wangFang["search-box"]).ToHaveValueAsync("");
        Assert.DoesNotContain(phone, wangFang.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arrows_choose_Esc_closes_and_Enter_before_the_answer_waits_for_it()
    {
        var patient = People.Known();
        var liNa = await AtDeskOfAsync("agent02", "/patients");
        await AskAsync(liNa, "王");
        var keys = liNa.Page.Keyboard;

        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("ArrowDown");
        await Expect(liNa["search-hit"].Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(liNa["search-box"]).ToHaveAttributeAsync("aria-activedescendant", await liNa["search-hit"].Nth(1).GetAttributeAsync("id") ?? "");
        await keys.PressAsync("Escape");
        await Expect(liNa["search-results"]).ToBeHiddenAsync();
        await Expect(liNa["search-box"]).ToHaveAttributeAsync("aria-expanded", "false");
        await keys.PressAsync("Escape");
        await Expect(liNa["search-box"]).ToHaveValueAsync("");
        await keys.TypeAsync(patient.MedicalRecordNo);
        await keys.PressAsync("Enter");

        await Expect(liNa["patient-archive"]).ToContainTextAsync(patient.Name);
    }

    [Fact]
    public async Task Two_tabs_answer_each_their_own_and_hostile_text_is_only_text()
    {
        var one = await AtDeskOfAsync("agent01");
        var other = await one.AnotherTabAsync("/patients");

        await AskAsync(one, "李");
        await AskAsync(other, "<img src=x onerror=alert(1)>' OR 1=1 --");

        await Expect(other["search-hit"]).ToHaveCountAsync(0);
        await Expect(other.Page.Locator("img[src=x]")).ToHaveCountAsync(0);
        await Expect(one["search-results"]).ToHaveAttributeAsync("data-query", "李");
        Assert.Equal(10, await one["search-hit"].CountAsync());
    }

    [Fact]
    public async Task A_doctor_finds_the_patients_of_the_own_department_and_nobody_elses()
    {
        var own = People.All.First(patient => patient.Encounters.Any(visit => visit.DepartmentCode == "1001"));
        var foreign = People.All.First(patient => patient.Encounters.Count > 0 && patient.Encounters.All(visit => visit.DepartmentCode != "1001"));
        var doctor = await AtDeskOfAsync("doctor01");

        await AskAsync(doctor, own.MedicalRecordNo);
        await Expect(doctor["search-hit"]).ToHaveCountAsync(1);
        await AskAsync(doctor, foreign.MedicalRecordNo);

        await Expect(doctor["search-hit"]).ToHaveCountAsync(0);
    }

    /// <summary>Somebody nobody else is called or spelled like: a common name has more bearers than the box has places.</summary>
    private DemoPatient Singular()
    {
        for (; ; )
        {
            var patient = People.Known();
            var full = Pinyin.Of(patient.Name).Full;
            if (People.All.Count(other => other.Name.Contains(patient.Name, StringComparison.Ordinal) || Pinyin.Of(other.Name).Full.StartsWith(full, StringComparison.Ordinal)) == 1)
            {
                return patient;
            }
        }
    }

    private static async Task AskAsync(Desk desk, string typed)
    {
        await desk["search-box"].FillAsync("");
        await desk.Page.EvaluateAsync("() => document.activeElement.blur()");
        await desk.Page.Keyboard.PressAsync("/");
        await Expect(desk["search-box"]).ToBeFocusedAsync();
        await desk.Page.Keyboard.TypeAsync(typed);
        await Expect(desk["search-results"]).ToHaveAttributeAsync("data-query", typed.Trim());
    }
}
