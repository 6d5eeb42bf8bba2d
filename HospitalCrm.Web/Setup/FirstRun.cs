using System.Security.Cryptography;
using System.Text;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Hosting;

namespace HospitalCrm.Web.Setup;

/// <summary>
/// A product without any account asks to be set up. Whoever reaches the address first must not own it: the page wants the code that
/// stands on the console and in the data folder.
/// </summary>
public sealed class FirstRun(UseCaseRunner run, HospitalSettings settings)
{
    private volatile string? _code;

    public bool IsOpen => _code is not null;

    private string CodeFile => Path.Combine(settings.Data.Directory, "setup-code");

    /// <summary>Opens the first run when there is no account.</summary>
    public async Task LookAsync(TextWriter console, CancellationToken ct)
    {
        if (await HasAccountsAsync(ct))
        {
            Close();
            return;
        }

        _code = OneTimePassword.New();
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        File.Delete(CodeFile);
        await using (var file = new FileStream(CodeFile, options))
        {
            await file.WriteAsync(Encoding.ASCII.GetBytes(_code + "\n"), ct);
        }

        await console.WriteLineAsync($"no accounts yet: open /setup in a browser; setup code: {_code} (also in {CodeFile})");
    }

    /// <summary>Somebody may have added an account by the command line meanwhile.</summary>
    public async Task<bool> IsStillOpenAsync(CancellationToken ct)
    {
        if (IsOpen && await HasAccountsAsync(ct))
        {
            Close();
        }

        return IsOpen;
    }

    public bool Accepts(string? typed) =>
        _code is { } code && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(typed?.Trim() ?? ""), Encoding.UTF8.GetBytes(code));

    public void Close()
    {
        _code = null;
        File.Delete(CodeFile);
    }

    private async Task<bool> HasAccountsAsync(CancellationToken ct) =>
        (await run.RunAsync(Actor.Product("setup"), (ReadWhetherAccountsExist use) => use.HandleAsync(ct))).Value;
}
