using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Messaging;

public sealed class SumMessagesTests
{
    [Fact]
    public async Task What_was_accepted_and_held_back_is_counted_by_kind_and_category()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await AddAsync(hospital, "1", MessageCategory.Notice, "13800138001");
        await AddAsync(hospital, "2", MessageCategory.Notice, "13800138002");
        await AddAsync(hospital, "3", MessageCategory.Promotion, "13800138003");

        var sums = (await SumAsync(hospital, 0, 0)).Value!;

        Assert.Equal((3, 1, 0), (sums.Total.Accepted, sums.Total.Suppressed, sums.Total.Sent));
        Assert.Equal([("Notice", 2L), ("Promotion", 1L)], sums.Categories.Select(sum => (sum.Word, sum.Accepted)));
        Assert.Equal([("Revisit", 3L)], sums.Kinds.Select(sum => (sum.Word, sum.Accepted)));
    }

    [Fact]
    public async Task Other_days_are_not_counted()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await AddAsync(hospital, "1", MessageCategory.Notice, "13800138001");

        Assert.Equal(0, (await SumAsync(hospital, -7, -1)).Value!.Total.Accepted);
    }

    [Fact]
    public async Task The_period_before_stands_beside_and_every_count_is_the_total_of_its_list()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await AddAsync(hospital, "1", MessageCategory.Notice, "13800138001");
        await AddAsync(hospital, "2", MessageCategory.Promotion, "13800138002");
        hospital.Clock.Advance(TimeSpan.FromDays(2));
        await AddAsync(hospital, "3", MessageCategory.Notice, "13800138003");
        await AddAsync(hospital, "4", MessageCategory.Notice, "13800138004");
        await AddAsync(hospital, "5", MessageCategory.Notice, "13800138005");
        foreach (var (at, state) in new[] { (2, MessageState.Delivered), (3, MessageState.Dead), (4, MessageState.Unknown) })
        {
            await hospital.WithDbAsync(async db =>
            {
                var ids = await db.OutboundMessages.OrderBy(message => message.CreatedAt).ThenBy(message => message.Id).Select(message => message.Id).ToListAsync();
                return await db.OutboundMessages.Where(message => message.Id == ids[at]).ExecuteUpdateAsync(set => set.SetProperty(message => message.State, state));
            });
        }

        var sums = (await SumAsync(hospital, -1, 0)).Value!;

        Assert.Equal((3, 2, 1, 1, 1), (sums.Total.Accepted, sums.TotalBefore.Accepted, sums.Total.Delivered, sums.Total.Failed, sums.Total.Unknown));
        Assert.Equal([("Notice", 3L, 1L), ("Promotion", 0L, 1L)], sums.Categories.Select(sum => (sum.Word, sum.Accepted, sum.Before)));
        Assert.Equal([("Revisit", 3L, 2L)], sums.Kinds.Select(sum => (sum.Word, sum.Accepted, sum.Before)));
        Assert.Equal(0.5, sums.Total.DeliveryRate);
        foreach (var (state, count) in new[] { (OutboxList.Gone, sums.Total.Sent), (nameof(MessageState.Delivered), sums.Total.Delivered), (OutboxList.Undelivered, sums.Total.Failed), (nameof(MessageState.Suppressed), sums.Total.Suppressed), (nameof(MessageState.Unknown), sums.Total.Unknown) })
        {
            Assert.Equal(count, await ListedAsync(hospital, sums.Span, ("state", state)));
        }

        Assert.Equal(sums.Total.Accepted, await ListedAsync(hospital, sums.Span));
        Assert.Equal(sums.TotalBefore.Suppressed, await ListedAsync(hospital, sums.Earlier, ("state", nameof(MessageState.Suppressed))));
        Assert.Equal(sums.Kinds[0].Accepted, await ListedAsync(hospital, sums.Span, ("kind", "Revisit")));
    }

    [Fact]
    public async Task An_export_is_a_workbook_on_the_record_and_refused_to_whoever_may_not_see_messages()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await AddAsync(hospital, "1", MessageCategory.Notice, "13800138001");
        var (today, info) = (hospital.Clock.Today(), await hospital.StaffAsync("info01", "周海涛", MessagingPermissions.View));
        var words = new MessageSumWords(new("短信统计", heading => heading, (actor, _, _) => actor.StaffNo), section => section, kind => kind, category => category);

        var file = (await hospital.Run.RunAsync(info, (ExportMessageSums use) => use.HandleAsync(today.AddDays(-6), today, words))).Value!;
        var refused = await hospital.Run.RunAsync(await hospital.StaffAsync("nurse01", "何丽"), (ExportMessageSums use) => use.HandleAsync(today, today, words));

        Assert.Equal("短信统计-20260224-20260302.xlsx", file.Name);
        Assert.Equal("PK"u8.ToArray(), file.Bytes[..2]);
        var entry = await hospital.WithDbAsync(db => db.AuditEntries.SingleAsync(row => row.Act == AuditAct.Exported));
        Assert.Equal(("message-statistics", "info01", "message-statistics 2026-02-24 2026-03-02"), (entry.Entity, entry.ActorNo, entry.Purpose));
        Assert.Equal(ProblemKind.Forbidden, refused.Problem?.Kind);
    }

    [Theory]
    [InlineData(0, -1)]
    [InlineData(-92, 0)]
    public async Task Too_many_days_or_none_are_refused(int from, int to)
    {
        await using var hospital = await TestHospital.OpenAsync();

        Assert.Equal("Messaging.DaysTooMany", (await SumAsync(hospital, from, to)).Problem?.Code);
    }

    private static async Task<long> ListedAsync(TestHospital hospital, DaySpan span, params (string Name, string Typed)[] filters) => (await hospital.Run.CountAsync(
        Actor.Product("test"),
        OutboxList.Definition,
        new() { Filters = filters.Append(("createdOn", $"{span.From:yyyy-MM-dd}..{span.To:yyyy-MM-dd}")).ToDictionary(filter => filter.Item1, filter => filter.Item2) })).Value;

    private static Task<Outcome<MessageSums>> SumAsync(TestHospital hospital, int from, int to)
    {
        var today = hospital.Clock.Today();
        return hospital.Run.RunAsync(Actor.Product("test"), (SumMessages use) => use.HandleAsync(today.AddDays(from), today.AddDays(to)));
    }

    private static async Task AddAsync(TestHospital hospital, string key, MessageCategory category, string to)
    {
        await using var scope = hospital.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MessageOutbox>().AddAsync(new NewMessage("test", key, category, to, "请复诊 " + key) { Kind = "Revisit" }, default);
        await scope.ServiceProvider.GetRequiredService<HospitalCrm.Core.Data.CrmDb>().SaveChangesAsync();
    }
}
