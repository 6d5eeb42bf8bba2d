using System.Globalization;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.Complaints;

/// <summary>
/// The product's core in a process of its own, on the product's data: a line in is one form to save (key and number), a line out its answer (key, case,
/// number), written after the commit. Ended by SIGKILL, or by the end of its input.
/// </summary>
internal static class ComplaintDeskProcess
{
    public const string Verb = "complaint-desk";
    public const string Ready = "ready";

    public static async Task<int> ServeAsync(string folder)
    {
        await using var services = CoreOn.Data(folder);
        await services.GetRequiredService<DatabaseSetup>().PrepareAsync(default);
        var served = new ServedComplaints(services);
        var agent = await served.SignInAsync("agent01", default);
        var answers = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
        await answers.WriteLineAsync(Ready);
        var running = new List<Task>();
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            running.Add(Task.Run(async () =>
            {
                var (key, at) = (Guid.Parse(words[0]), int.Parse(words[1], CultureInfo.InvariantCulture));
                var answer = await served.SaveAsync(agent, ComplaintCrowd.Form(at, key), default);
                await answers.WriteLineAsync($"{key} {answer.Id} {answer.Number}");
            }));
            running.RemoveAll(task => task.IsCompletedSuccessfully);
        }

        await Task.WhenAll(running);
        return 0;
    }
}
