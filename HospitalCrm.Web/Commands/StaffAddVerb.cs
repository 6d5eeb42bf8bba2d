using HospitalCrm.Core.Data;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Hosting;

namespace HospitalCrm.Web.Commands;

internal sealed class StaffAddVerb : IVerb
{
    public string Name => "staff add";

    public string Help => $"""
        crm staff add --code C --name N --role R --data DIR
        Adds a member of staff and prints a one-time password, or gives one who exists a new one (and this name and role).

          --code C             user code, what is typed to sign in
          --name N             name
          --role R             role: {string.Join(' ', DefaultRoles.All.Select(role => role.Code))}
          --department D       code or name
          --extension E        usual telephone extension
          --mobile M           mobile number
          --data DIR           data folder; --keys DIR when the keys lie elsewhere
        """;

    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        var arguments = new Arguments(words, ["--code", "--name", "--role", "--department", "--extension", "--mobile", .. CommandHost.Options], []);
        var entry = new StaffEntry(
            arguments.Get("--code"), arguments.Get("--name"), arguments.Get("--role"), arguments.Find("--department"), arguments.Find("--extension"), arguments.Find("--mobile"));
        await using var host = CommandHost.Build(arguments);
        DataFolder.Check(host.Settings.Data);
        await host.Services.GetRequiredService<DatabaseSetup>().PrepareAsync(ct);
        await host.Services.GetRequiredService<DemoStart>().InstallRolesAsync(ct);
        var password = await host.RunAsync((AddStaff use) => use.HandleAsync(entry, ct));
        await Console.Out.WriteLineAsync(password);
        return 0;
    }
}
