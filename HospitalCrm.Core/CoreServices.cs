using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Encounters.Classes;
using HospitalCrm.Core.Patients;
using FluentValidation;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Backups;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Data.Writing;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Integration.CodeMaps;
using HospitalCrm.Core.Integration.Files;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Notices;
using HospitalCrm.Core.Operations;
using HospitalCrm.Core.Lists.Exports;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Dispatch;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Core;

/// <summary>Registers Core. Use cases, validators and event handlers are found by what they are; nothing is listed twice.</summary>
public static class CoreServices
{
    public static IServiceCollection AddHospitalCore(this IServiceCollection services, DataOptions data, HospitalOptions hospital)
    {
        services.AddSingleton(data);
        services.AddSingleton(new HospitalProfile(hospital));
        services.TryAddSingleton(new ParameterValues(isRelaxed: false));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new LineDirectory([]));
        services.AddSingleton<LineDiallers>();
        services.AddSingleton(_ => KeyRing.OpenOrCreate(data.KeysDirectory));
        services.AddSingleton<Vault>();
        services.AddSingleton(provider => new AuditHead(data.KeysDirectory, provider.GetRequiredService<Vault>(), provider.GetService<ILogger<AuditHead>>()));
        services.AddSingleton(_ => new WriteGate(isNeeded: !data.UsePostgres));
        services.AddSingleton<RoomWrites>();
        services.AddSingleton<WalKeeper>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<Grants>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<AccessWatch>();
        services.AddSingleton<AuditChecker>();
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<ApiCallTally>();
        services.AddSingleton<GuessedKeys>();
        services.TryAddSingleton(new SignInRules());
        services.TryAddSingleton(new SignInClock(TimeProvider.System));
        services.AddSingleton<IPasswordHasher<Account>>(new PasswordHasher<Account>());
        services.AddSingleton<UseCaseRunner>();
        services.AddSingleton<DatabaseSetup>();
        services.TryAddSingleton<IWorkTimetable, NoTimetable>();
        services.AddSingleton<BackupWriter>();
        services.AddSingleton<BackupProbe>();
        services.AddSingleton<RestoreRecord>();
        services.AddSingleton<DemoHospital>();
        services.AddSingleton<HisPump>();
        services.AddSingleton<ClassNews>();
        services.AddSingleton<HisInbox>();
        services.AddSingleton<CodeMeanings>();
        services.AddSingleton<FileShelf>();
        services.AddSingleton<FileNews>();
        services.AddSingleton<FileDoor>();
        services.AddSingleton<FolderDoor>();
        services.TryAddSingleton(new ChannelDirectory([]));
        services.AddSingleton<ChannelBoard>();
        services.AddSingleton<DispatchBell>();
        services.AddSingleton<MessageIntake>();
        services.AddSingleton<MessageReports>();
        services.AddSingleton<MessageReplies>();
        services.AddSingleton<MessageDispatch>();
        services.AddScoped<CurrentActor>();
        services.AddScoped<EventRelay>();
        services.AddScoped<CrmDbServices>();
        services.AddScoped<AuditChain>();
        services.AddSingleton<IPatientReach, PatientReach>();
        services.AddSingleton<IPatientVisits, PatientVisits>();
        services.AddSingleton<RecentHits>();
        services.AddSingleton<KnownDiseases>();
        services.AddScoped<ListTools>();
        services.AddSingleton<ListQuestions>();
        services.AddScoped<ListReader>();
        services.AddScoped<ListExport>();
        services.AddScoped<ExportRequests>();
        services.AddCrmDb(data);
        AddByKind(services);
        return services;
    }

    private static void AddByKind(IServiceCollection services)
    {
        foreach (var type in typeof(CoreServices).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var contract in type.GetInterfaces())
            {
                if (contract == typeof(IUseCase) || contract == typeof(IScheduledWork) || contract == typeof(IRoomPart))
                {
                    services.AddScoped(type);
                }
                else if (contract == typeof(INotice))
                {
                    services.AddScoped(contract, provider => provider.GetRequiredService(type));
                }
                else if (contract.IsGenericType && contract.GetGenericTypeDefinition() is var kind
                    && (kind == typeof(IHandle<>) || kind == typeof(IAfterCommit<>) || kind == typeof(IValidator<>)))
                {
                    services.AddScoped(contract, type);
                }
            }
        }
    }
}
