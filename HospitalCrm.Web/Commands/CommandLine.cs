using HospitalCrm.Web.Hosting;

namespace HospitalCrm.Web.Commands;

/// <summary>Finds the verb, runs it, and turns what went wrong into one line on stderr: 2 for bad arguments, 1 for the rest.</summary>
internal static class CommandLine
{
    private static readonly IVerb[] Verbs = [new ServeVerb(), new SeedVerb(), new StaffAddVerb(), new PhoneVerb(), new PinyinVerb(), new AuditVerifyVerb(), new KeysRotateVerb(), new BackupVerb(), new RestoreVerb(), new StatusVerb(), new HisCheckVerb(), new HisPlayVerb(), new SmsPduEncodeVerb(), new SmsPduDecodeVerb()];

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["--help" or "-h" or "help"])
        {
            await WriteHelpAsync();
            return 0;
        }

        var (verb, words) = Find(args);
        if (verb is null)
        {
            await Console.Error.WriteLineAsync($"crm: unknown verb '{args[0]}' (crm --help)");
            return 2;
        }

        if (words.Any(word => word is "--help" or "-h"))
        {
            await Console.Out.WriteLineAsync(verb.Help.TrimEnd());
            return 0;
        }

        return await RunAsync(verb, words);
    }

    private static async Task<int> RunAsync(IVerb verb, IReadOnlyList<string> words)
    {
        try
        {
            return await verb.RunAsync(words, CancellationToken.None);
        }
        catch (BadArguments wrong)
        {
            await Console.Error.WriteLineAsync($"crm {verb.Name}: {wrong.Message} (crm {verb.Name} --help)");
            return 2;
        }
        catch (Exception failure) when (StartFailure.Explain(failure) is { } why)
        {
            await Console.Error.WriteLineAsync($"crm {verb.Name}: {why}");
            return 1;
        }
    }

    /// <summary>No verb, or an option first, means serve: so the test host and a service manager start it.</summary>
    private static (IVerb? Verb, string[] Words) Find(string[] args)
    {
        if (args is [] || args[0].StartsWith('-'))
        {
            return (Verbs[0], args);
        }

        foreach (var verb in Verbs)
        {
            var name = verb.Name.Split(' ');
            if (args.Take(name.Length).SequenceEqual(name, StringComparer.Ordinal))
            {
                return (verb, args[name.Length..]);
            }
        }

        return (null, []);
    }

    private static async Task WriteHelpAsync()
    {
        await Console.Out.WriteLineAsync("crm VERB …    (crm VERB --help tells more)\n");
        foreach (var verb in Verbs)
        {
            await Console.Out.WriteLineAsync("  " + verb.Help.Split('\n')[0]);
        }

        await Console.Out.WriteLineAsync("  crm bench NAME                      measurements (a program of its own)");
    }
}
