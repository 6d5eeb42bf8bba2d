using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Messages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "EarlyReports",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    MessageId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    ToIndex = table.Column<byte[]>(type: "BLOB", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EarlyReports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MessageChannels",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PausedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    PausedBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    PauseReason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MessageChannels", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MessageStops",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    NumberIndex = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ReplyId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MessageStops", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MessageTallies",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Category = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Sent = table.Column<long>(type: "INTEGER", nullable: false),
                    Parts = table.Column<long>(type: "INTEGER", nullable: false),
                    CostLi = table.Column<long>(type: "INTEGER", nullable: false),
                    Delivered = table.Column<long>(type: "INTEGER", nullable: false),
                    Failed = table.Column<long>(type: "INTEGER", nullable: false),
                    Unknown = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MessageTallies", x => new { x.Day, x.Category, x.Channel });
                });

            migrationBuilder.CreateTable(
                name: "OutboundMessages",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    KeyIndex = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BodyHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ContentHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Category = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PatientId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    To = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ToIndex = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DepartmentCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    IsConfidential = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsFlash = table.Column<bool>(type: "INTEGER", nullable: false),
                    Priority = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    LastCode = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    NotBefore = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    LeaseUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    Parts = table.Column<int>(type: "INTEGER", nullable: false),
                    CostLi = table.Column<int>(type: "INTEGER", nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AsksUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    Extension = table.Column<string>(type: "TEXT", maxLength: 8, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboundMessages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OutboundMessages_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InboundMessages",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    KeyIndex = table.Column<byte[]>(type: "BLOB", nullable: false),
                    From = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FromIndex = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ToExtension = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Rating = table.Column<int>(type: "INTEGER", nullable: true),
                    AnswersId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    PatientId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    HandledBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    HandledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Remark = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InboundMessages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InboundMessages_OutboundMessages_AnswersId",
                        column: x => x.AnswersId,
                        principalTable: "OutboundMessages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InboundMessages_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MessageAttempts",
                columns: table => new
                {
                    MessageId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Part = table.Column<int>(type: "INTEGER", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    Code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    BegunAt = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ReportedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MessageAttempts", x => new { x.MessageId, x.Number, x.Part });
                    table.ForeignKey(
                        name: "FK_MessageAttempts_OutboundMessages_MessageId",
                        column: x => x.MessageId,
                        principalTable: "OutboundMessages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_EarlyReports_ReceivedAt",
                table: "EarlyReports",
                column: "ReceivedAt");

            migrationBuilder.CreateIndex(
                name: "IX_InboundMessages_AnswersId",
                table: "InboundMessages",
                column: "AnswersId",
                filter: "\"AnswersId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_InboundMessages_Channel_KeyIndex",
                table: "InboundMessages",
                columns: new[] { "Channel", "KeyIndex" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InboundMessages_FromIndex_At",
                table: "InboundMessages",
                columns: new[] { "FromIndex", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_InboundMessages_Kind_Id",
                table: "InboundMessages",
                columns: new[] { "Kind", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_InboundMessages_Open",
                table: "InboundMessages",
                column: "Id",
                filter: "\"HandledAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_InboundMessages_PatientId",
                table: "InboundMessages",
                column: "PatientId");

            migrationBuilder.CreateIndex(
                name: "IX_MessageAttempts_Channel_Reference_At",
                table: "MessageAttempts",
                columns: new[] { "Channel", "Reference", "At" },
                filter: "\"Reference\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_MessageChannels_Code",
                table: "MessageChannels",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MessageStops_NumberIndex",
                table: "MessageStops",
                column: "NumberIndex",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutboundMessages_CreatedAt_Id",
                table: "OutboundMessages",
                columns: new[] { "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_OutboundMessages_Expiry",
                table: "OutboundMessages",
                column: "ExpiresAt",
                filter: "\"State\" = 'Queued'");

            migrationBuilder.CreateIndex(
                name: "IX_OutboundMessages_KeyIndex",
                table: "OutboundMessages",
                column: "KeyIndex",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutboundMessages_Leases",
                table: "OutboundMessages",
                column: "LeaseUntil",
                filter: "\"State\" = 'Sending'");

            migrationBuilder.CreateIndex(
                name: "IX_OutboundMessages_PatientId_CreatedAt",
                table: "OutboundMessages",
                columns: new[] { "PatientId", "CreatedAt" },
                filter: "\"PatientId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OutboundMessages_Queue",
                table: "OutboundMessages",
                columns: new[] { "Priority", "NotBefore", "Id" },
                filter: "\"State\" = 'Queued'");

            migrationBuilder.CreateIndex(
                name: "IX_OutboundMessages_State_Id",
                table: "OutboundMessages",
                columns: new[] { "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_OutboundMessages_ToIndex_CreatedAt",
                table: "OutboundMessages",
                columns: new[] { "ToIndex", "CreatedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EarlyReports");

            migrationBuilder.DropTable(
                name: "InboundMessages");

            migrationBuilder.DropTable(
                name: "MessageAttempts");

            migrationBuilder.DropTable(
                name: "MessageChannels");

            migrationBuilder.DropTable(
                name: "MessageStops");

            migrationBuilder.DropTable(
                name: "MessageTallies");

            migrationBuilder.DropTable(
                name: "OutboundMessages");
        }
    }
}
