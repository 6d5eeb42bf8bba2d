using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.Security;

/// <summary>审计: the auditor searches, follows one person and one archive, opens what is sealed and verifies the chain.</summary>
[Collection(QuietTests.Name)]
public sealed class AuditTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    [Fact]
    public async Task The_auditor_follows_one_person_opens_an_entry_and_verifies_the_chain()
    {
        var nurse = await AtDeskOfAsync("nursing01", "/patients");
        await Expect(nurse["list-row"].First).ToBeVisibleAsync();
        var auditor = await AtDeskOfAsync("auditor", "/audit?actorNo=nursing01");
        await Expect(auditor["list-row"].First).ToContainTextAsync("nursing01");
        await Expect(auditor["list-add"]).ToHaveCountAsync(0);

        await auditor["list-row"].First.Locator("a.row-link").ClickAsync();
        await Expect(auditor["audit-entry"]).ToContainTextAsync("nursing01");
        await auditor.GoAsync("/audit?act=Created");
        await auditor["list-row"].First.Locator("a.row-link").ClickAsync();
        await auditor["audit-open"].ClickAsync();
        await Expect(auditor["problem"]).ToContainTextAsync("请填写打开原因");
        await Expect(auditor["audit-fields"]).ToHaveCountAsync(0);
        await auditor["audit-reason"].FillAsync("季度抽查");
        await auditor["audit-open"].ClickAsync();
        await Expect(auditor["audit-fields"]).ToBeVisibleAsync();

        await auditor.GoAsync("/audit/checks");
        await auditor["audit-check"].ClickAsync();
        await Expect(auditor["audit-check-row"].First).ToHaveAttributeAsync("data-state", "intact");
    }

    [Fact]
    public async Task An_agent_who_asks_for_the_trail_is_refused_and_the_auditor_reads_it()
    {
        var records = await AtDeskOfAsync("records01");
        await records.Page.GotoAsync("/audit");
        await Expect(records["forbidden"]).ToBeVisibleAsync();

        var auditor = await AtDeskOfAsync("auditor", "/audit?refused=only&actorNo=records01");

        await Expect(auditor["list-row"].First).ToContainTextAsync("/audit");
    }
}
