using HospitalCrm.Core.Analytics;
using HospitalCrm.Core.Analytics.Periods;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Analytics;

/// <summary>联络记录 of a period by topic and result, and the list each figure opens.</summary>
public sealed class ContactAnalysisTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly DaySpan Week = new(Today.AddDays(-6), Today);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Every_figure_is_what_is_counted_by_hand_and_what_its_list_holds(int seed)
    {
        await using var hospital = await TestHospital.OpenAsync();
        var records = await RecordsAsync(hospital, new(seed), 200);
        var manager = await hospital.StaffAsync("manager01", "院长", AnalyticsPermissions.ViewBoards, CallPermissions.View, CallPermissions.SeeAll);
        var agent = await hospital.StaffAsync("agent01", "王芳", AnalyticsPermissions.ViewBoards, CallPermissions.View);
        foreach (var (reader, own) in new[] { (manager, (string?)null), (agent, "agent01") })
        {
            var analysis = (await hospital.Run.RunAsync(reader, (AnalyseContacts use) => use.HandleAsync(Week.From, Week.To))).Value!;
            List<ContactRecord> In(DaySpan span) => [.. records.Where(record => (own is null || record.StaffNo == own) && record.At >= HospitalZone.StartOf(span.From) && record.At < HospitalZone.StartOf(span.To.AddDays(1)))];
            var (now, before) = (In(Week), In(Week.Before()));
            Assert.Equal((now.Count, before.Count), (analysis.Count, analysis.CountBefore));
            Assert.Equal(Enum.GetValues<ContactTopic>(), analysis.Topics.Select(line => line.Topic));
            foreach (var line in analysis.Topics)
            {
                Assert.Equal((now.Count(record => record.Topic == line.Topic), before.Count(record => record.Topic == line.Topic)), (line.Count, line.Before));
                Assert.Equal(line.Count, await ListedAsync(hospital, reader, ("contactTopic", line.Topic.ToString())));
            }

            Assert.Equal(now.Concat(before).Select(record => record.Result).Distinct().Count(), analysis.Results.Count);
            foreach (var line in analysis.Results)
            {
                Assert.Equal((now.Count(record => record.Result == line.Result), before.Count(record => record.Result == line.Result)), (line.Count, line.Before));
                Assert.Equal(line.Count, await ListedAsync(hospital, reader, ("callResult", line.Result ?? ContactList.NoResult)));
            }
        }
    }

    [Fact]
    public async Task A_department_counts_its_own_agents_in_calls_records_and_lists_alike()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await RecordsAsync(hospital, new(3), 100);
        var manager = await hospital.StaffAsync("manager01", "院长", AnalyticsPermissions.ViewBoards, CallPermissions.View, CallPermissions.SeeAll);
        await hospital.StaffAsync("agent01", "王芳");
        await hospital.StaffAsync("agent02", "赵敏");
        await hospital.AddAsync(new Department("service", "客服中心"), new Department("nursing", "护理部"));
        await hospital.WithDbAsync(async db =>
        {
            foreach (var member in await db.Staff.Where(member => member.StaffNo == "agent01" || member.StaffNo == "agent02").ToListAsync())
            {
                member.Describe(member.Name, member.StaffNo == "agent01" ? "service" : "nursing", null, null);
            }

            return await db.SaveChangesAsync();
        });

        var calls = (await hospital.Run.RunAsync(manager, (AnalyseCalls use) => use.HandleAsync(Week.From, Week.To, "service"))).Value!;
        var contacts = (await hospital.Run.RunAsync(manager, (AnalyseContacts use) => use.HandleAsync(Week.From, Week.To, "service"))).Value!;
        var nowhere = (await hospital.Run.RunAsync(manager, (AnalyseCalls use) => use.HandleAsync(Week.From, Week.To, "no-such"))).Value!;
        await SumAsync(hospital);
        var summed = (await hospital.Run.RunAsync(manager, (AnalyseCalls use) => use.HandleAsync(Week.From, Week.To, "service"))).Value!;
        var all = (await hospital.Run.RunAsync(manager, (AnalyseCalls use) => use.HandleAsync(Week.From, Week.To))).Value!;

        Assert.True(calls.Total.Offered > 0 && calls.Total.Offered < all.Total.Offered);
        Assert.Equal(["agent01"], calls.Agents.Select(line => line.StaffNo));
        Assert.Equal(all.Agents.Single(line => line.StaffNo == "agent01").Calls, calls.Total);
        Assert.Equal(calls.Total, summed.Total);
        Assert.Equal(calls.Months.Select(month => month.Handled), summed.Months.Select(month => month.Handled));
        Assert.Equal(0, nowhere.Total.Offered);
        Assert.Equal(["nursing", "service"], all.Departments.Select(department => department.Code));
        var days = $"{Week.From:yyyy-MM-dd}..{Week.To:yyyy-MM-dd}";
        Assert.Equal(calls.Total.Offered, (await hospital.Run.CountAsync(manager, CallList.Definition, Asked(("state", CallList.Offered), ("startedOn", days), ("agentDepartment", "service")))).Value);
        Assert.Equal(contacts.Count, (await hospital.Run.CountAsync(manager, ContactList.Definition, Asked(("contactedOn", days), ("agentDepartment", "service")))).Value);
        Assert.InRange(contacts.Count, 1, 99);
    }

    [Fact]
    public async Task Who_may_not_is_refused_or_gets_none_and_days_that_are_none_are_refused()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var nurse = await hospital.StaffAsync("nurse01", "何丽", AnalyticsPermissions.ViewBoards);
        var agent = await hospital.StaffAsync("agent01", "王芳", CallPermissions.View);
        var manager = await hospital.StaffAsync("manager01", "院长", AnalyticsPermissions.ViewBoards, CallPermissions.View, CallPermissions.SeeAll);

        var none = await hospital.Run.RunAsync(nurse, (AnalyseContacts use) => use.HandleAsync(Today, Today));
        var refused = await hospital.Run.RunAsync(agent, (AnalyseContacts use) => use.HandleAsync(Today, Today));
        var backwards = await hospital.Run.RunAsync(manager, (AnalyseContacts use) => use.HandleAsync(Today, Today.AddDays(-1)));
        var empty = await hospital.Run.RunAsync(manager, (AnalyseContacts use) => use.HandleAsync(Today, Today));
        var list = await hospital.Run.ReadAsync(nurse, ContactList.Definition, new());

        Assert.Equal((null, null), (none.Problem, none.Value));
        Assert.Equal(ProblemKind.Forbidden, refused.Problem?.Kind);
        Assert.Equal("Analytics.DaysTooMany", backwards.Problem?.Code);
        Assert.Equal((0, 0, 7, 0), (empty.Value!.Count, empty.Value.CountBefore, empty.Value.Topics.Count, empty.Value.Results.Count));
        Assert.Equal(ProblemKind.Forbidden, list.Problem?.Kind);
    }

    private static async Task<long> ListedAsync(TestHospital hospital, Actor reader, (string, string) filter) =>
        (await hospital.Run.CountAsync(reader, ContactList.Definition, Asked(filter, ("contactedOn", $"{Week.From:yyyy-MM-dd}..{Week.To:yyyy-MM-dd}")))).Value;

    private static ListQuery Asked(params (string Name, string Value)[] filters) => new() { Filters = filters.ToDictionary(filter => filter.Name, filter => filter.Value) };

    private static async Task<List<ContactRecord>> RecordsAsync(TestHospital hospital, Random random, int count)
    {
        var records = new List<ContactRecord>();
        var vault = hospital.Services.GetRequiredService<Vault>();
        var calls = new List<CallSession>();
        foreach (var at in Enumerable.Range(0, count))
        {
            var midnight = HospitalZone.StartOf(Today.AddDays(-random.Next(0, 16)));
            var moment = midnight.AddSeconds(random.Next(3) switch { 0 => 0, 1 => -1, _ => random.Next(0, 86_400) });
            var agent = $"agent0{random.Next(1, 4)}";
            var call = new CallSession("pbx", $"c{at}", CallDirection.Incoming, moment);
            call.Take(new("pbx", Guid.NewGuid(), 0, $"c{at}", LineSignal.Ringing, moment), null, moment);
            call.Offer(agent);
            var record = new ContactRecord(call.Id, agent, moment);
            record.Write(null, (ContactTopic)random.Next(7), vault.Seal(ContactRecord.TextPurpose, "记录"), random.Next(4) switch { 0 => null, 1 => "answered", 2 => "call-back", _ => "gone-code" });
            records.Add(record);
            calls.Add(call);
        }

        await hospital.AddAsync([.. calls, .. records]);

        return records;
    }

    private static async Task SumAsync(TestHospital hospital)
    {
        await using var scope = hospital.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SumCallDays>().RunAsync(default);
    }
}
