using System.Collections.Concurrent;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.Complaints;

/// <summary>kill -9 at random moments while four callers save: whoever got no answer sends the same form again, and at the end everybody does.</summary>
internal sealed class ComplaintKills(BenchWish wish, Figures figures, string folder)
{
    private const int Callers = 4;
    private const int FirstNumber = 70_000_000;

    private readonly ConcurrentDictionary<Guid, (int At, string Answer)> _answered = new();
    private volatile TaskCompletionSource<ComplaintDesk> _desk = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isOver;
    private int _next = FirstNumber;
    private int _unanswered;

    public async Task RunAsync(CancellationToken ct)
    {
        var kills = wish.Quick ? 3 : 20;
        var random = new Random(20_261_122);
        var desk = await ComplaintDesk.OpenAsync(folder, ct);
        _desk.SetResult(desk);
        var callers = Enumerable.Range(0, Callers).Select(_ => Task.Run(CallAsync, ct)).ToList();
        for (var kill = 0; kill < kills; kill++)
        {
            // What just started is slow: a kill before anything was answered would prove nothing.
            var before = _answered.Count;
            while (_answered.Count < before + 20)
            {
                await Task.Delay(5, ct);
            }

            await Task.Delay(random.Next(0, 400), ct);
            _desk = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await desk.KillAsync(ct);
            await desk.DisposeAsync();
            desk = await ComplaintDesk.OpenAsync(folder, ct);
            _desk.SetResult(desk);
        }

        _isOver = true;
        await Task.WhenAll(callers);
        var others = await RetryAsync(desk);
        await desk.DisposeAsync();
        await JudgeAsync(kills, others, ct);
    }

    private async Task CallAsync()
    {
        while (!_isOver)
        {
            var (key, at) = (Guid.CreateVersion7(), Interlocked.Increment(ref _next));
            string? answer;
            while ((answer = await (await _desk.Task).SaveAsync(key, at)) is null)
            {
                Interlocked.Increment(ref _unanswered);
                await Task.Delay(10);
            }

            _answered[key] = (at, answer);
        }
    }

    /// <summary>Everybody sends his form once more.</summary>
    /// <returns>How many got another answer than before.</returns>
    private async Task<int> RetryAsync(ComplaintDesk desk)
    {
        var others = 0;
        foreach (var batch in _answered.Chunk(Callers))
        {
            var again = await Task.WhenAll(batch.Select(one => desk.SaveAsync(one.Key, one.Value.At)));
            others += batch.Zip(again).Count(pair => pair.First.Value.Answer != pair.Second);
        }

        return others;
    }

    private async Task JudgeAsync(int kills, int others, CancellationToken ct)
    {
        await using var services = CoreOn.Data(folder);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var kept = await db.Complaints.AsNoTracking().Where(complaint => complaint.RegisteredBy == "agent01" && complaint.RequestKey != null).Select(complaint => new { complaint.Id, complaint.RequestKey, complaint.Number }).ToListAsync(ct);
        var byKey = kept.GroupBy(one => one.RequestKey!.Value).ToDictionary(group => group.Key, group => group.ToList());
        var year = TimeProvider.System.Today().Year;
        var prefix = $"{ComplaintNumbers.Word}{year}-";
        var numbered = await db.Complaints.AsNoTracking().Where(complaint => complaint.Number != null && complaint.Number.StartsWith(prefix)).Select(complaint => complaint.Number).ToListAsync(ct);
        var last = await db.ComplaintCounters.Where(counter => counter.Year == year).Select(counter => counter.Last).SingleAsync(ct);
        figures.Print("kill.kills", kills, "count");
        figures.Print("kill.without-answer", _unanswered, "saves");
        figures.JudgeAtLeast("kill.answered", _answered.Count, kills * 20, "complaints");
        figures.Judge("kill.lost", _answered.Count(one => !byKey.TryGetValue(one.Key, out var found) || !found.Exists(row => $"{row.Id} {row.Number}" == one.Value.Answer)), 0, "complaints");
        figures.Judge("kill.twice", byKey.Values.Count(found => found.Count > 1), 0, "complaints");
        figures.Judge("kill.retry.another", others, 0, "complaints");
        figures.Judge("kill.numbers.gaps-or-doubles", Math.Abs(last - numbered.Count) + (numbered.Count - numbered.Distinct().Count()), 0, "numbers");
        var messages = await db.OutboundMessages.Where(message => message.Source == ComplaintNotices.Source).GroupBy(message => message.KeyIndex).CountAsync(group => group.Count() > 1, ct);
        figures.Judge("kill.messages.twice", messages, 0, "messages");
    }
}
