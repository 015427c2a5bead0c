import { createServer } from "node:net";

/**
 * PostgreSQL's protocol for many connections in front of one PGlite, which has a single session.
 *
 * What a client sends up to Sync is run as one piece, and from the first statement of a transaction to its end nobody
 * else gets a turn. The unit matters: `@electric-sql/pglite-socket` takes turns by message, and where a message is
 * larger than the socket's buffer (a batch of answers) another client's Parse comes between and the parameters are
 * bound to the wrong statement.
 */

const mostConnections = 200;
const largestMessage = 256 * 1024 * 1024;
const protocolVersion3 = 196_608;
const sslRequest = 80_877_103;
const gssRequest = 80_877_104;
const cancelRequest = 80_877_102;

const byte = (letter) => letter.charCodeAt(0);
const query = byte("Q");
const parse = byte("P");
const flush = byte("H");
const sync = byte("S");
const functionCall = byte("F");
const terminate = byte("X");

export const serve = async (db, path, { idleInTransactionMs, onFatal }) => {
  const connections = new Set();
  const waiting = [];
  const chores = [];
  let holder = null;
  let scheduled = false;
  let watch = null;

  const greeting = await exchange(db, startupMessage());

  const somethingToRun = () =>
    holder === null
      ? waiting.length + chores.length > 0
      : waiting.some(({ from }) => from === holder);

  const schedule = () => {
    if (scheduled) return;
    if (!somethingToRun()) {
      if (waiting.length > 0) watchHolder();
      return;
    }
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      takeTurn().then(schedule, onFatal);
    });
  };

  const takeTurn = async () => {
    if (holder === null && chores.length > 0) return exchange(db, queryMessage(chores.shift()));
    const index = holder === null ? 0 : waiting.findIndex(({ from }) => from === holder);
    // Whoever scheduled this turn may have left since.
    if (index === -1 || waiting.length === 0) return;
    const [unit] = waiting.splice(index, 1);

    const { from } = unit;
    from.lastTurn = Date.now();
    from.socket.cork();
    await db.execProtocolRawStream(unit.message, {
      syncToFs: false,
      // What PGlite hands over is a window into its memory that the next call overwrites.
      onRawData: (bytes) => from.socket.writable && from.socket.write(Buffer.from(bytes)),
    });
    from.socket.uncork();
    holder = db.isInTransaction() || unit.keepsTurn ? from : null;
    if (from.gone) await leave(from);
  };

  /** A program that forgot an open transaction must not stop everybody else for ever. */
  const watchHolder = () => {
    if (watch !== null) return;
    const quiet = holder;
    const since = quiet.lastTurn;
    watch = setTimeout(() => {
      watch = null;
      if (holder === quiet && quiet.lastTurn === since && waiting.length > 0) {
        quiet.socket.destroy();
      } else schedule();
    }, idleInTransactionMs).unref();
  };

  /** What a visitor left open or changed goes with the visitor: the session is everybody's. */
  const leave = async (connection) => {
    for (let index = waiting.length - 1; index >= 0; index--) {
      if (waiting[index].from === connection) waiting.splice(index, 1);
    }
    if (holder === connection) {
      await exchange(db, queryMessage("ROLLBACK"));
      holder = null;
    }
    if (holder === null) await exchange(db, queryMessage("DISCARD ALL"));
    schedule();
  };

  const server = createServer({ noDelay: true }, (socket) => {
    const connection = { socket, gone: false, lastTurn: 0 };
    connections.add(connection);
    const receive = reader({
      onStartup: () => socket.write(greeting),
      onRefusedEncryption: () => socket.write("N"),
      onUnit: (message, keepsTurn) => {
        waiting.push({ from: connection, message, keepsTurn });
        schedule();
      },
      onEnd: () => socket.end(),
    });
    socket.on("data", (bytes) => {
      try {
        receive(bytes);
      } catch {
        socket.destroy();
      }
    });
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      connections.delete(connection);
      connection.gone = true;
      leave(connection).catch(onFatal);
    });
  });
  server.maxConnections = mostConnections;

  await new Promise((started, failed) => {
    server.once("error", failed);
    server.listen(path, started);
  });

  return {
    /** Nothing is cut short: a turn runs to its end, and what has not had a turn was not acknowledged. */
    stop: async () => {
      const closed = new Promise((done) => server.close(done));
      for (const { socket } of connections) socket.destroy();
      await closed;
      if (holder !== null) await exchange(db, queryMessage("ROLLBACK"));
    },
    hasUsers: () => connections.size > 0,
    /** Runs a statement of the server's own, between two transactions. */
    runBetween: (sql) => {
      chores.push(sql);
      schedule();
    },
  };
};

/** Cuts a stream of bytes into what is run as one piece. */
const reader = ({ onStartup, onRefusedEncryption, onUnit, onEnd }) => {
  let pending = [];
  let have = 0;
  let need = 8;
  let started = false;
  let unit = [];

  const readStartup = (buffer, at) => {
    const length = buffer.readInt32BE(at);
    const code = buffer.readInt32BE(at + 4);
    if (length < 8 || length > 10_000) throw new Error("not a startup message");
    if (buffer.length - at < length) return null;
    if (code === sslRequest || code === gssRequest) onRefusedEncryption();
    else if (code === cancelRequest) onEnd();
    else if (code === protocolVersion3) {
      started = true;
      onStartup();
    } else throw new Error("unknown protocol version");
    return length;
  };

  const readMessage = (buffer, at) => {
    const length = 1 + buffer.readInt32BE(at + 1);
    if (length < 5 || length > largestMessage) throw new Error("not a message");
    need = length;
    if (buffer.length - at < length) return null;

    const kind = buffer[at];
    if (kind === terminate) {
      onEnd();
      return length;
    }
    unit.push(buffer.subarray(at, at + length));
    if (kind === query || kind === sync || kind === flush || kind === functionCall) {
      const message = unit.length === 1 ? unit[0] : Buffer.concat(unit);
      const reason = refusalOf(unit);
      onUnit(reason === null ? new Uint8Array(message) : refuse(reason), kind === flush);
      unit = [];
    }
    return length;
  };

  return (bytes) => {
    pending.push(bytes);
    have += bytes.length;
    if (have < need) return;

    const buffer = pending.length === 1 ? pending[0] : Buffer.concat(pending);
    let at = 0;
    for (;;) {
      need = started ? 5 : 8;
      if (buffer.length - at < need) break;
      const length = started ? readMessage(buffer, at) : readStartup(buffer, at);
      if (length === null) break;
      at += length;
    }
    pending = at < buffer.length ? [buffer.subarray(at)] : [];
    have = buffer.length - at;
  };
};

const refusalOf = (unit) => {
  // Would live in the session that all connections share, under a name that another may use too.
  if (unit.some(namesStatement)) return "has no named prepared statements";
  // PGlite does not wait for the rows and breaks down.
  if (unit.some(copiesIn)) return "cannot COPY FROM STDIN: use INSERT (pg_dump --inserts)";
  return null;
};

const namesStatement = (message) => message[0] === parse && message[5] !== 0;

const copiesIn = (message) =>
  (message[0] === query || message[0] === parse) &&
  /(^|[\0;])\s*copy\s[^;]*\sfrom\s+stdin/i.test(message.toString("latin1", 5));

/** The database itself says no: that way an open transaction fails as it should. */
const refuse = (reason) =>
  queryMessage(
    `DO $$ BEGIN RAISE feature_not_supported USING MESSAGE = 'The embedded database ${reason}'; END $$`,
  );

const queryMessage = (sql) => {
  const text = Buffer.from(`${sql}\0`);
  const message = new Uint8Array(5 + text.length);
  message[0] = query;
  new DataView(message.buffer).setInt32(1, 4 + text.length);
  message.set(text, 5);
  return message;
};

const startupMessage = () => {
  const text = Buffer.from("user\0postgres\0database\0postgres\0\0");
  const message = new Uint8Array(8 + text.length);
  const view = new DataView(message.buffer);
  view.setInt32(0, message.length);
  view.setInt32(4, protocolVersion3);
  message.set(text, 8);
  return message;
};

const exchange = async (db, message) => {
  const replies = [];
  await db.execProtocolRawStream(message, {
    syncToFs: false,
    onRawData: (bytes) => replies.push(Buffer.from(bytes)),
  });
  return Buffer.concat(replies);
};
