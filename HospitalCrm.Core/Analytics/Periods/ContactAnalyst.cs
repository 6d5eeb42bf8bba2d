using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Analytics.Periods;

/// <summary>What people called about and how it ended: the contact records of a period beside those of the period before, grouped by the database inside one index. Reads only.</summary>
public sealed class ContactAnalyst(CrmDb db, CallAgents staff, Grants grants, CurrentActor actor) : IRoomPart
{
    /// <returns>Null for whoever may not see calls; only his own for who may not see others'.</returns>
    /// <exception cref="RuleViolation">No such days, or too many.</exception>
    public async Task<ContactAnalysis?> AnalyseAsync(DaySpan span, string? department, CancellationToken ct)
    {
        CallAnalyst.Demand(span);
        if (!await grants.HasAsync(actor.Value, CallPermissions.View))
        {
            return null;
        }

        await db.ReadAtLengthAsync(ct);
        var agents = await staff.OfAsync(await grants.HasAsync(actor.Value, CallPermissions.SeeAll) ? null : actor.Value.StaffNo, department, ct);
        var (now, before) = (await CountAsync(span, agents, ct), await CountAsync(span.Before(), agents, ct));
        var names = await db.CodeItems.AsNoTracking().Where(item => item.TableCode == CodeTables.CallResults.Code).ToDictionaryAsync(item => item.Code, item => item.Name, StringComparer.Ordinal, ct);
        return new(
            [.. Enum.GetValues<ContactTopic>().Select(topic => new ContactTopicLine(topic, Sum(now, line => line.Topic == topic), Sum(before, line => line.Topic == topic)))],
            [
                .. now.Concat(before).Select(line => line.Result).Distinct(StringComparer.Ordinal)
                    .Select(result => new ContactResultLine(result, result is null ? null : names.GetValueOrDefault(result), Sum(now, line => line.Result == result), Sum(before, line => line.Result == result)))
                    .OrderByDescending(line => line.Count).ThenByDescending(line => line.Before).ThenBy(line => line.Result, StringComparer.Ordinal),
            ],
            Sum(now, _ => true),
            Sum(before, _ => true));
    }

    private static int Sum(List<ContactCount> counts, Func<ContactCount, bool> of) => counts.Where(of).Sum(count => count.Count);

    private Task<List<ContactCount>> CountAsync(DaySpan span, string[]? agents, CancellationToken ct)
    {
        var (from, next) = (HospitalZone.StartOf(span.From), HospitalZone.StartOf(span.To.AddDays(1)));
        return db.ContactRecords.AsNoTracking()
            .Where(record => record.At >= from && record.At < next && (agents == null || agents.Contains(record.StaffNo)))
            .GroupBy(record => new { record.Topic, record.Result })
            .Select(group => new ContactCount(group.Key.Topic, group.Key.Result, group.Count()))
            .ToListAsync(ct);
    }

    private sealed record ContactCount(ContactTopic Topic, string? Result, int Count);
}

/// <summary>联络主题与结果 of a period and the one before.</summary>
/// <param name="Topics">Every topic, also without records.</param>
/// <param name="Results">Those that were chosen, the most frequent first.</param>
public sealed record ContactAnalysis(IReadOnlyList<ContactTopicLine> Topics, IReadOnlyList<ContactResultLine> Results, int Count, int CountBefore);

public sealed record ContactTopicLine(ContactTopic Topic, int Count, int Before);

/// <param name="Result">Null: none was chosen.</param>
/// <param name="Name">Null for a code the hospital no longer has.</param>
public sealed record ContactResultLine(string? Result, string? Name, int Count, int Before);
