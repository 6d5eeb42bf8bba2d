using System.Diagnostics;

namespace HospitalCrm.Web.Tests.Hosting;

/// <summary>The program as a process of its own.</summary>
internal static class CommandProcess
{
    public static Task<(int Exit, string Output, string Errors)> RunAsync(string input, params string[] words) => RunAsync(input, [], words);

    public static async Task<(int Exit, string Output, string Errors)> RunAsync(string input, (string Key, string Value)[] environment, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. words])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = ServedProduct.ContentRoot(),
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_CONTENTROOT"] = ServedProduct.ContentRoot();
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        if (input.Length > 0)
        {
            await process.StandardInput.WriteAsync(input);
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output, await errors);
    }
}
